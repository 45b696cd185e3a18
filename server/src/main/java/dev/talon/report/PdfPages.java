package dev.talon.report;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/** A4 pages that are written from the top down; what does not fit goes on to the next. Lengths are points. */
final class PdfPages implements Closeable {
    private static final float SIDE = 42;
    private static final float MARGIN = 57;

    private final PDDocument document;
    private final PdfFace face;
    private PDRectangle size = PDRectangle.A4;
    private PDPageContentStream content;
    private PdfPen pen;
    /** Where the next thing is written under. */
    private float y;

    private float margin = MARGIN;

    PdfPages(PDDocument document) throws IOException {
        this.document = document;
        this.face = PdfFace.load(document);
    }

    /** @param wide whether it lies on its side */
    void page(boolean wide) throws IOException {
        page(wide, MARGIN);
    }

    /** @param edge how much is left free above and below */
    void page(boolean wide, float edge) throws IOException {
        margin = edge;
        close();
        size = wide ? new PDRectangle(PDRectangle.A4.getHeight(), PDRectangle.A4.getWidth()) : PDRectangle.A4;
        open();
    }

    private void open() throws IOException {
        var page = new PDPage(size);
        document.addPage(page);
        content = new PDPageContentStream(document, page);
        pen = new PdfPen(content, face);
        y = size.getHeight() - margin;
    }

    PdfPen pen() {
        return pen;
    }

    float left() {
        return SIDE;
    }

    float width() {
        return size.getWidth() - 2 * SIDE;
    }

    float y() {
        return y;
    }

    /** Moves down. */
    void down(float height) {
        y -= height;
    }

    /** Goes on to a page of the same kind where less than the height is left. */
    void room(float height) throws IOException {
        if (y - height < margin) {
            close();
            open();
        }
    }

    void paragraph(String text, float size, boolean bold) throws IOException {
        List<String> lines = pen.wrapped(text, width(), size, bold);
        for (String line : lines) {
            room(size * 1.3f);
            y -= size * 1.3f;
            pen.text(line, SIDE, y + size * 0.3f, size, bold);
        }
    }

    /** A paragraph that begins with a term in bold. */
    void said(String term, String text, float size) throws IOException {
        float indent = term.isEmpty() ? 0 : pen.width(term + " ", size, true);
        List<String> lines = pen.wrapped(text, width(), indent, size, false);
        for (int i = 0; i < lines.size(); i++) {
            room(size * 1.3f);
            y -= size * 1.3f;
            if (i == 0 && !term.isEmpty()) {
                pen.text(term, SIDE, y + size * 0.3f, size, true);
            }
            pen.text(lines.get(i), SIDE + (i == 0 ? indent : 0), y + size * 0.3f, size, false);
        }
    }

    @Override
    public void close() throws IOException {
        if (content != null) {
            content.close();
            content = null;
        }
    }
}
