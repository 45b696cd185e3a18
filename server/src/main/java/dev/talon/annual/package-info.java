/**
 * The annual report on the quality of service: what is counted, what people enter, and the document made of both.
 *
 * <p>{@link dev.talon.annual.QualityFigures} keeps the entered figures by month (contacts by channels other than the
 * centres and the phone, claims by kind, satisfaction) with who changed which and when, and refuses a change whose author
 * saw another figure there. {@link dev.talon.annual.FigureCsv} reads and writes them as a file.
 *
 * <p>{@link dev.talon.annual.QualityReports} puts a year together, {@code QualityDocument} writes it on a
 * {@link dev.talon.document.Paper}, the same for DOCX and PDF. Which parts it has stands in the address.
 *
 * <p>A contact in person is a ticket of which at least one stage was served; a contact by phone is an answered call. What
 * nobody entered is a dash, never a zero; a total over some of the months says so.
 *
 * <p>{@link dev.talon.annual.KindPassport} is what the figures of a kind stand on; of entered ones it has a hash over
 * their values and who put them there ({@code EnteredFacts}). {@link dev.talon.annual.ClosedYear} says how far the year is
 * closed: there is no closing beside that of months.
 */
package dev.talon.annual;
