/**
 * The annual report on the quality of service: counted figures, entered figures, and the document of both.
 *
 * <p>{@link dev.talon.annual.QualityFigures} stores the entered figures by month (contacts by channels other than the
 * centres and the phone, claims by kind, satisfaction) with who changed which and when. It refuses a change whose
 * author saw another value. {@link dev.talon.annual.FigureCsv} reads and writes them as a file.
 *
 * <p>{@link dev.talon.annual.QualityReports} assembles a year; {@code QualityDocument} writes it on a
 * {@link dev.talon.document.Paper}, the same for DOCX and PDF. The address of the request names the parts.
 *
 * <p>A contact in person is a ticket of which at least one stage was served; a contact by phone is an answered call.
 * A figure that nobody entered is a dash, never a zero. A total that lacks some months says so.
 *
 * <p>{@link dev.talon.annual.KindPassport} is the passport of the figures of a kind; for entered ones it has a hash
 * over their values and who entered them ({@code EnteredFacts}). {@link dev.talon.annual.ClosedYear} says which
 * months are closed: a year itself is not closed.
 */
package dev.talon.annual;
