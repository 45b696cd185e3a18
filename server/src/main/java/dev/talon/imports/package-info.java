/**
 * Reading a file: its bytes, its encoding, its lines, and the errors in it.
 *
 * <p>{@link dev.talon.imports.Uploads} passes a request's body to a worker as a {@link dev.talon.imports.BodyStream},
 * which holds at most a mebibyte and stops the sender when it is full. {@link dev.talon.imports.FileText} decodes the
 * bytes: UTF-8, or CP1251, which many programs still write; it recognises a binary file and refuses it.
 * {@link dev.talon.imports.WithoutLines} removes the lines that the sender wants to leave out.
 * {@link dev.talon.imports.BoundedLines} cuts the text into lines of a bounded length.
 * {@link dev.talon.imports.Faults} collects the errors, line by line, and {@link dev.talon.imports.ImportRefused}
 * reports them. {@link dev.talon.imports.SentFile} has the parameters that came with the file.
 *
 * <p>{@link dev.talon.imports.PastImports} lists finished imports and withdraws them.
 */
package dev.talon.imports;
