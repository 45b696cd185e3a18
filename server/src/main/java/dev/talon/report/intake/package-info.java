/**
 * How a file comes in: its bytes, its encoding, its lines, and what is wrong with it.
 *
 * <p>{@link dev.talon.report.intake.Uploads} hands a request's body to a worker as a
 * {@link dev.talon.report.intake.BodyStream}, which holds at most a mebibyte and stops the sender when it is full.
 * {@link dev.talon.report.intake.FileText} turns the bytes into text: UTF-8, or CP1251 as many programs still save it; what is
 * no text at all is named and refused. {@link dev.talon.report.intake.WithoutLines} takes the lines out that whoever sent the file
 * named. {@link dev.talon.report.intake.BoundedLines} cuts the text into lines of a bounded
 * length. {@link dev.talon.report.intake.Faults} gathers what is wrong, line by line, and
 * {@link dev.talon.report.intake.ImportRefused} says it. {@link dev.talon.report.intake.SentFile} is what was said beside the file.
 *
 * <p>What came in stays known: {@link dev.talon.report.intake.PastImports} lists it and takes it back.
 */
package dev.talon.report.intake;
