package dev.talon.document;

import java.awt.Color;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDPageContentStream;

/** Writes on a page of a PDF. Lengths are points, from the left and from the bottom. */
final class PdfPen {
    private static final Color HEADER = new Color(0xF1F4F7);
    private static final Color LINE = new Color(0x8C96A3);
    /** How far the line of writing is below the middle of the capitals, in parts of the size. */
    private static final float HALF_CAPITAL = 0.36f;

    private static final float LEADING = 1.2f;

    private final PDPageContentStream content;
    private final PdfFace face;

    PdfPen(PDPageContentStream content, PdfFace face) {
        this.content = content;
        this.face = face;
    }

    void text(String text, float x, float y, float size, boolean bold) throws IOException {
        content.beginText();
        content.setNonStrokingColor(Color.BLACK);
        content.setFont(face.of(bold), size);
        content.newLineAtOffset(x, y);
        content.showText(face.writable(text, bold));
        content.endText();
    }

    /** One line from the left, in the middle of the height. */
    void left(String text, float x, float bottom, float height, float size, boolean bold) throws IOException {
        text(text, x, bottom + height / 2 - size * HALF_CAPITAL, size, bold);
    }

    /** Lines in the middle of a cell. */
    void centred(List<String> lines, float x, float bottom, float width, float height, float size, boolean bold)
            throws IOException {
        float y = bottom + height / 2 - size * HALF_CAPITAL + (lines.size() - 1) * size * LEADING / 2;
        for (String line : lines) {
            text(line, x + (width - width(line, size, bold)) / 2, y, size, bold);
            y -= size * LEADING;
        }
    }

    /** The text in lines no wider than asked; only a part of a word without a hyphen may be wider. */
    List<String> wrapped(String text, float width, float size, boolean bold) throws IOException {
        return wrapped(text, width, 0, size, bold);
    }

    /** @param indent by how much the first line is shorter */
    List<String> wrapped(String text, float width, float indent, float size, boolean bold) throws IOException {
        List<String> lines = new ArrayList<>();
        var line = new StringBuilder();
        for (String word : text.split(" ")) {
            boolean first = true;
            for (String part : width(word, size, bold) > width ? word.split("(?<=-)") : new String[] {word}) {
                String space = line.isEmpty() || !first ? "" : " ";
                float left = lines.isEmpty() ? width - indent : width;
                if (!line.isEmpty() && width(line + space + part, size, bold) > left) {
                    lines.add(line.toString());
                    line.setLength(0);
                    space = "";
                }
                line.append(space).append(part);
                first = false;
            }
        }
        lines.add(line.toString());
        return lines;
    }

    float width(String text, float size, boolean bold) throws IOException {
        return face.of(bold).getStringWidth(face.writable(text, bold)) / 1000 * size;
    }

    void line(float fromX, float fromY, float toX, float toY, float thickness) throws IOException {
        content.setStrokingColor(thickness < 1 ? LINE : Color.BLACK);
        content.setLineWidth(thickness);
        content.moveTo(fromX, fromY);
        content.lineTo(toX, toY);
        content.stroke();
    }

    void fill(float x, float y, float width, float height) throws IOException {
        content.setNonStrokingColor(HEADER);
        content.addRect(x, y, width, height);
        content.fill();
    }
}
