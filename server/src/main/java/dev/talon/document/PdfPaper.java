package dev.talon.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageFitDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;

/**
 * Writes a report as a PDF of A4 pages, with text that can be selected, in an embedded typeface. Lengths are points.
 */
public final class PdfPaper implements Paper {
    /** Points that are left free below on a page with a number. */
    private static final float NUMBERED = 36;

    private final PDDocument document = new PDDocument();
    private final PDDocumentOutline outline = new PDDocumentOutline();
    private final List<Entry> parts = new ArrayList<>();
    private final PdfFace face;
    private PDPageContentStream content;
    private PdfPen pen;
    private float y;
    private boolean numbered;
    private Sheet sheet = Sheet.UPRIGHT;

    /** @param language {@code ru} or {@code en} */
    public PdfPaper(String title, String product, String language) throws IOException {
        face = PdfFace.load(document);
        document.getDocumentInformation().setTitle(title);
        document.getDocumentInformation().setAuthor(product);
        document.getDocumentInformation().setCreator(product);
        var catalog = document.getDocumentCatalog();
        catalog.setLanguage(language);
        var preferences = new PDViewerPreferences(catalog.getCOSObject());
        preferences.setDisplayDocTitle(true);
        catalog.setViewerPreferences(preferences);
    }

    /** The parts so far, with their pages. */
    public List<Entry> parts() {
        return List.copyOf(parts);
    }

    @Override
    public void sheet(Sheet next) {
        sheet = next;
    }

    @Override
    public void titlePage(String above, String title, String below) throws IOException {
        numbered = true;
        page();
        y = sheet.down() * 0.72f;
        lines(above, 13, false, 1.5f);
        y -= 30;
        lines(title, 26, true, 1.25f);
        y -= 14;
        lines(below, 13, false, 1.5f);
    }

    @Override
    public void contents(String heading, List<Entry> entries) throws IOException {
        page();
        lines(heading, 15, true, 1.3f);
        y -= 10;
        for (Entry entry : entries) {
            String page = entry.page() == 0 ? "" : Integer.toString(entry.page());
            float right = Sheet.SIDE + width() - pen.width(page, 11, false);
            List<String> wrapped = pen.wrapped(entry.heading(), width() - 40, 11, false);
            for (int i = 0; i < wrapped.size(); i++) {
                y -= 20;
                pen.text(wrapped.get(i), Sheet.SIDE, y, 11, false);
                if (i == wrapped.size() - 1) {
                    pen.text(page, right, y, 11, false);
                    pen.line(Sheet.SIDE + pen.width(wrapped.get(i), 11, false) + 6, y, right - 6, y, 0.4f);
                }
            }
        }
    }

    @Override
    public void part(String heading) throws IOException {
        page();
        begin(heading);
        lines(heading, 15, true, 1.3f);
        y -= 6;
    }

    @Override
    public void title(String heading, String below) throws IOException {
        page();
        begin(heading);
        lines(heading, 15, true, 1.3f);
        y -= 3;
        lines(below, 11, false, 1.3f);
        y -= 10;
    }

    private void begin(String heading) {
        parts.add(new Entry(heading, document.getNumberOfPages()));
        var item = new PDOutlineItem();
        item.setTitle(heading);
        var destination = new PDPageFitDestination();
        destination.setPage(document.getPage(document.getNumberOfPages() - 1));
        item.setDestination(destination);
        outline.addLast(item);
    }

    @Override
    public void heading(String heading) throws IOException {
        space(120);
        y -= 14;
        lines(heading, 12, true, 1.3f);
        y -= 4;
    }

    @Override
    public void paragraph(String text) throws IOException {
        lines(text, 10.5f, false, 1.4f);
        y -= 5;
    }

    @Override
    public void note(String text) throws IOException {
        y -= 3;
        lines(text, 9, false, 1.3f);
    }

    @Override
    public void together(String heading, List<PassportSheet.Said> said) throws IOException {
        float height = 18 + pen.wrapped(heading, width(), 12, true).size() * 12 * 1.3f;
        for (PassportSheet.Said one : said) {
            height += lines(one.term(), one.text()).size() * sheet.small * 1.3f + 3;
        }
        space(height);
        heading(heading);
        for (PassportSheet.Said one : said) {
            said(one.term(), one.text());
        }
    }

    @Override
    public void said(String term, String text) throws IOException {
        float size = sheet.small;
        float indent = indent(term);
        List<String> lines = lines(term, text);
        for (int i = 0; i < lines.size(); i++) {
            space(size * 1.3f);
            y -= size * 1.3f;
            if (i == 0 && !term.isEmpty()) {
                pen.text(term + ".", Sheet.SIDE, y + size * 0.3f, size, true);
            }
            pen.text(lines.get(i), Sheet.SIDE + (i == 0 ? indent : 0), y + size * 0.3f, size, false);
        }
        y -= sheet == Sheet.DENSE ? 0 : 3;
    }

    /** How far the first line begins after its term. */
    private float indent(String term) throws IOException {
        return term.isEmpty() ? 0 : pen.width(term + ". ", sheet.small, true);
    }

    private List<String> lines(String term, String text) throws IOException {
        return pen.wrapped(text, width(), indent(term), sheet.small, false);
    }

    @Override
    public void grid(Grid grid) throws IOException {
        y -= 4;
        new PdfGridPen(this, grid).draw();
        y -= 8;
    }

    private void lines(String text, float size, boolean bold, float leading) throws IOException {
        for (String paragraph : text.split("\n")) {
            for (String line : pen.wrapped(paragraph, width(), size, bold)) {
                space(size * leading);
                y -= size * leading;
                pen.text(line, Sheet.SIDE, y + size * (leading - 1), size, bold);
            }
        }
    }

    PdfPen pen() {
        return pen;
    }

    /** Points that a table is wide. */
    float width() {
        return sheet.width();
    }

    float y() {
        return y;
    }

    void down(float height) {
        y -= height;
    }

    /** Goes on to another page where less than the height is left, and says whether it did. */
    boolean space(float height) throws IOException {
        if (has(height)) {
            return false;
        }
        page();
        return true;
    }

    /** Whether the page has that height left. */
    boolean has(float height) {
        return y - height >= Math.max(sheet.edge, numbered ? NUMBERED : 0);
    }

    private void page() throws IOException {
        if (content != null) {
            content.close();
        }
        PDRectangle a4 = PDRectangle.A4;
        var page = new PDPage(sheet.wide ? new PDRectangle(a4.getHeight(), a4.getWidth()) : a4);
        document.addPage(page);
        content = new PDPageContentStream(document, page);
        pen = new PdfPen(content, face);
        y = sheet.down() - sheet.edge;
        int number = document.getNumberOfPages();
        if (numbered && number > 1) {
            String text = Integer.toString(number);
            pen.text(text, (sheet.across() - pen.width(text, 9, false)) / 2, sheet.edge / 2 + 3, 9, false);
        }
    }

    @Override
    public byte[] bytes() throws IOException {
        content.close();
        content = null;
        if (parts.size() > 1) {
            document.getDocumentCatalog().setDocumentOutline(outline);
        }
        var bytes = new ByteArrayOutputStream();
        document.save(bytes);
        return bytes.toByteArray();
    }

    @Override
    public void close() throws IOException {
        if (content != null) {
            content.close();
        }
        document.close();
    }
}
