/**
 * Documents that are written once and saved in two formats, DOCX and PDF.
 *
 * <p>A report writes on a {@link dev.talon.document.Paper}: a title page, headings, paragraphs and tables, on upright
 * or landscape pages ({@link dev.talon.document.Sheet}). A table is a {@link dev.talon.document.Grid}, the same for
 * every format, HTML too, so that all formats have the same contents. The page numbers of the contents are known from
 * the PDF. The DOCX has the same numbers, and its reader counts them again.
 *
 * <p>Workbooks have figures for calculations, so each report fills its own; {@link dev.talon.document.XlsxLook} is
 * their look.
 */
package dev.talon.document;
