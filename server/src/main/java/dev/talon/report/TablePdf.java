package dev.talon.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;

/** The table as an A4 page to print and to put up: text that can be selected, in a typeface it carries itself. */
final class TablePdf {
    private static final float SMALL = 9;
    private static final float TINY = 7.2f;
    private static final float EDGE = 38;
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
                if (publication.passport().isPresent()) {
                    passport(
                            pages,
                            new PassportPage(publication, publication.passport().get()),
                            words);
                }
            }
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void passport(PdfPages pages, PassportPage passport, TableWords words) throws IOException {
        pages.page(true, EDGE);
        pages.paragraph(passport.title(), 14, true);
        pages.down(3);
        say(pages, passport.before());
        pages.down(4);
        pages.room(PdfGrid.lowHeight(passport.counts()));
        new PdfGrid(pages, passport.counts(), words).low().draw();
        pages.down(4);
        say(pages, passport.after());
    }

    private static void say(PdfPages pages, List<PassportPage.Said> said) throws IOException {
        for (PassportPage.Said one : said) {
            pages.said(one.term().isEmpty() ? "" : one.term() + ".", one.text(), TINY);
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
