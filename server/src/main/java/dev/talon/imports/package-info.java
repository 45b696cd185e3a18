/**
 * How a file comes in: its bytes, its encoding, its lines, and what is wrong with it.
 *
 * <p>{@link dev.talon.imports.Uploads} hands a request's body to a worker as a
 * {@link dev.talon.imports.BodyStream}, which holds at most a mebibyte and stops the sender when it is full.
 * {@link dev.talon.imports.FileText} turns the bytes into text: UTF-8, or CP1251 as many programs still save it; what is
 * no text at all is named and refused. {@link dev.talon.imports.WithoutLines} takes the lines out that whoever sent the file
 * named. {@link dev.talon.imports.BoundedLines} cuts the text into lines of a bounded
 * length. {@link dev.talon.imports.Faults} gathers what is wrong, line by line, and
 * {@link dev.talon.imports.ImportRefused} says it. {@link dev.talon.imports.SentFile} is what was said beside the file.
 *
 * <p>What came in stays known: {@link dev.talon.imports.PastImports} lists it and takes it back.
 */
package dev.talon.imports;
