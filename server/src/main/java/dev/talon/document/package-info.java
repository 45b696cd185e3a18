/**
 * Documents that are written once and printed twice: as DOCX and as PDF.
 *
 * <p>A report writes on a {@link dev.talon.document.Paper}: a title page, headings, paragraphs, tables, on pages that stand
 * upright or lie ({@link dev.talon.document.Sheet}). A table is a {@link dev.talon.document.Grid}, the same for every
 * format, HTML too, so that no format can say something else. What stands on which page is known from the PDF; the DOCX
 * carries those numbers in its contents, and its reader counts them anew.
 *
 * <p>Workbooks are made of figures to count with, so each report fills its own; {@link dev.talon.document.XlsxLook} is how
 * they look.
 */
package dev.talon.document;
