/**
 * Documents that are written once and printed twice: as DOCX and as PDF.
 *
 * <p>A report writes on a {@link dev.talon.report.paper.Paper}: a title page, headings, paragraphs, tables. A table is a
 * {@link dev.talon.report.paper.Grid}, the same for every format, so that no format can say something else. What stands on
 * which page is known from the PDF; the DOCX carries those numbers in its contents, and its reader counts them anew.
 */
package dev.talon.report.paper;
