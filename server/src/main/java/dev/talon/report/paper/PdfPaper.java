package dev.talon.report.paper;

import dev.talon.report.PdfFace;
import dev.talon.report.PdfPen;
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

/** A4 pages of a PDF with text that can be selected, in a typeface it carries itself. Lengths are points. */
public final class PdfPaper implements Paper {
    static final float SIDE = 42;
    static final float WIDTH = PDRectangle.A4.getWidth() - 2 * SIDE;
    private static final float HEIGHT = PDRectangle.A4.getHeight();
    private static final float TOP = HEIGHT - 57;
    private static final float BOTTOM = 60;

    private final PDDocument document = new PDDocument();
    private final PDDocumentOutline outline = new PDDocumentOutline();
    private final List<Entry> parts = new ArrayList<>();
    private final PdfFace face;
    private PDPageContentStream content;
    private PdfPen pen;
    private float y;
    private boolean numbered;

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
    public void titlePage(String above, String title, String below) throws IOException {
        numbered = true;
        page();
        y = HEIGHT * 0.72f;
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
            float right = SIDE + WIDTH - pen.width(page, 11, false);
            List<String> wrapped = pen.wrapped(entry.heading(), WIDTH - 40, 11, false);
            for (int i = 0; i < wrapped.size(); i++) {
                y -= 20;
                pen.text(wrapped.get(i), SIDE, y, 11, false);
                if (i == wrapped.size() - 1) {
                    pen.text(page, right, y, 11, false);
                    pen.line(SIDE + pen.width(wrapped.get(i), 11, false) + 6, y, right - 6, y, 0.4f);
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
        room(120);
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
    public void grid(Grid grid) throws IOException {
        y -= 4;
        new PdfGridPen(this, grid).draw();
        y -= 8;
    }

    private void lines(String text, float size, boolean bold, float leading) throws IOException {
        for (String paragraph : text.split("\n")) {
            for (String line : pen.wrapped(paragraph, WIDTH, size, bold)) {
                room(size * leading);
                y -= size * leading;
                pen.text(line, SIDE, y + size * (leading - 1), size, bold);
            }
        }
    }

    PdfPen pen() {
        return pen;
    }

    float y() {
        return y;
    }

    void down(float height) {
        y -= height;
    }

    /** Goes on to another page where less than the height is left, and says whether it did. */
    boolean room(float height) throws IOException {
        if (y - height >= BOTTOM) {
            return false;
        }
        page();
        return true;
    }

    private void page() throws IOException {
        if (content != null) {
            content.close();
        }
        var page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        content = new PDPageContentStream(document, page);
        pen = new PdfPen(content, face);
        y = TOP;
        int number = document.getNumberOfPages();
        if (numbered && number > 1) {
            String text = Integer.toString(number);
            pen.text(text, (PDRectangle.A4.getWidth() - pen.width(text, 9, false)) / 2, 32, 9, false);
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
