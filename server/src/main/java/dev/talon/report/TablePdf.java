package dev.talon.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;

/** The table as an A4 page to print and to put up: text that can be selected, in a typeface it carries itself. */
final class TablePdf {
    private static final float SMALL = 9;
    /** Columns of figures that an upright page has room for. */
    private static final int UPRIGHT = 6;

    private TablePdf() {}

    static byte[] of(Publication publication) {
        TableWords words = publication.choice().words();
        PrintedTable printed = publication.printed();
        try (var document = new PDDocument();
                var bytes = new ByteArrayOutputStream()) {
            String title = publication.title();
            properties(document, title + ": " + publication.centreName(), words);
            try (var pages = new PdfPages(document)) {
                pages.page(printed.columns().size() > UPRIGHT);
                pages.paragraph(title, 15, true);
                pages.down(3);
                pages.paragraph(publication.centreName(), 11, false);
                pages.down(10);
                new PdfGrid(pages, printed, words).draw();
                pages.down(12);
                for (String note : publication.notes()) {
                    pages.paragraph(note, SMALL, false);
                    pages.down(2);
                }
            }
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void properties(PDDocument document, String title, TableWords words) {
        document.getDocumentInformation().setTitle(title);
        document.getDocumentInformation().setAuthor(words.product);
        document.getDocumentInformation().setCreator(words.product);
        var catalog = document.getDocumentCatalog();
        catalog.setLanguage(words.language());
        var preferences = new PDViewerPreferences(catalog.getCOSObject());
        preferences.setDisplayDocTitle(true);
        catalog.setViewerPreferences(preferences);
    }
}
