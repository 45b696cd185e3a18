package dev.talon.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;

/** The table as one A4 page to print and to put up: text that can be selected, in a typeface it carries itself. */
final class TablePdf {
    /** Points. */
    private static final float FIRST = 75.3f;

    private static final float OTHER = 72.5f;
    private static final float WIDTH = FIRST + 6 * OTHER;
    private static final float LEFT = (PDRectangle.A4.getWidth() - WIDTH) / 2;
    private static final float TOP = PDRectangle.A4.getHeight() - 57;
    private static final float ROW = 19;
    private static final float PADDING = 5;
    private static final float TEXT = 10;
    private static final float SMALL = 9;
    private static final float THIN = 0.5f;
    private static final float THICK = 1;

    private final PdfPen pen;
    private final TableWords words;
    private float y = TOP;

    private TablePdf(PdfPen pen, TableWords words) {
        this.pen = pen;
        this.words = words;
    }

    /** @param centreName in the language of the report */
    static byte[] of(MonthlyTable table, TableWords words, String centreName) {
        try (var document = new PDDocument();
                var bytes = new ByteArrayOutputStream()) {
            String title = words.caption.formatted(table.year());
            properties(document, title + ": " + centreName, words);
            var page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            try (var content = new PDPageContentStream(document, page)) {
                new TablePdf(new PdfPen(content, PdfFace.load(document)), words).write(table, title, centreName);
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

    private void write(MonthlyTable table, String title, String centreName) throws IOException {
        paragraph(title, 15, true);
        y -= 3;
        paragraph(centreName, 11, false);
        y -= 10;
        header();
        for (MonthlyTable.Month month : table.months()) {
            row(words.month(month.month()), TableWords.figures(month));
        }
        pen.line(LEFT, y, LEFT + WIDTH, y, THICK);
        y -= 12;
        for (String note : DocumentWords.of(words).notes(table, words)) {
            paragraph(note, SMALL, false);
            y -= 2;
        }
    }

    private void paragraph(String text, float size, boolean bold) throws IOException {
        for (String line : pen.wrapped(text, WIDTH, size, bold)) {
            y -= size * 1.3f;
            pen.text(line, LEFT, y + size * 0.3f, size, bold);
        }
    }

    private void header() throws IOException {
        List<List<String>> groups = new ArrayList<>();
        for (String column : words.columns) {
            groups.add(pen.wrapped(column, 2 * OTHER - 2 * PADDING, SMALL, true));
        }
        List<String> waits = pen.wrapped(words.wait, OTHER - 2 * PADDING, SMALL, true);
        List<String> services = pen.wrapped(words.service, OTHER - 2 * PADDING, SMALL, true);
        float upper = height(groups.stream().mapToInt(List::size).max().orElse(1));
        float lower = height(Math.max(waits.size(), services.size()));
        float top = y;
        float middle = top - upper;
        y = middle - lower;
        pen.fill(LEFT, y, WIDTH, upper + lower);
        pen.left(words.period, LEFT + PADDING, y, upper + lower, SMALL, true);
        for (int i = 0; i < groups.size(); i++) {
            float x = LEFT + FIRST + 2 * i * OTHER;
            pen.centred(groups.get(i), x, middle, 2 * OTHER, upper, SMALL, true);
            pen.centred(waits, x, y, OTHER, lower, SMALL, true);
            pen.centred(services, x + OTHER, y, OTHER, lower, SMALL, true);
            pen.line(x, top, x, y, THIN);
            pen.line(x + OTHER, middle, x + OTHER, y, THIN);
        }
        pen.line(LEFT + FIRST, middle, LEFT + WIDTH, middle, THIN);
        sides(top);
        pen.line(LEFT, top, LEFT + WIDTH, top, THICK);
    }

    private static float height(int lines) {
        return lines * SMALL * 1.2f + 2 * PADDING;
    }

    private void row(String month, List<String> figures) throws IOException {
        float top = y;
        y -= ROW;
        pen.left(month, LEFT + PADDING, y, ROW, TEXT, false);
        for (int i = 0; i < figures.size(); i++) {
            float x = LEFT + FIRST + i * OTHER;
            pen.centred(List.of(figures.get(i)), x, y, OTHER, ROW, TEXT, false);
            pen.line(x, top, x, y, THIN);
        }
        pen.line(LEFT, top, LEFT + WIDTH, top, THIN);
        sides(top);
    }

    private void sides(float top) throws IOException {
        pen.line(LEFT, top, LEFT, y, THIN);
        pen.line(LEFT + WIDTH, top, LEFT + WIDTH, y, THIN);
    }
}
