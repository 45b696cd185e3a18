package dev.talon.document;

import dev.talon.web.Lettering;
import java.io.FileNotFoundException;
import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** The typeface of a PDF, upright in two weights; the file contains the glyphs that it uses. */
record PdfFace(PDFont regular, PDFont bold) {
    private static final String FOLDER = "/liberation/LiberationSans-";

    static PdfFace load(PDDocument document) throws IOException {
        return new PdfFace(font(document, "Regular"), font(document, "Bold"));
    }

    private static PDFont font(PDDocument document, String weight) throws IOException {
        String file = FOLDER + weight + ".ttf";
        try (var bytes = PdfFace.class.getResourceAsStream(file)) {
            if (bytes == null) {
                throw new FileNotFoundException(file);
            }
            return PDType0Font.load(document, bytes, true);
        }
    }

    PDFont of(boolean heavy) {
        return heavy ? bold : regular;
    }

    /** The text without what the typeface cannot write; a centre may bear any name. */
    String writable(String text, boolean heavy) {
        var written = new StringBuilder();
        Lettering.forReports(text)
                .codePoints()
                .map(sign -> writes(sign, heavy) ? sign : '?')
                .forEach(written::appendCodePoint);
        return written.toString();
    }

    private boolean writes(int sign, boolean heavy) {
        try {
            return of(heavy).encode(Character.toString(sign)).length > 0;
        } catch (IOException | IllegalArgumentException unknown) {
            return false;
        }
    }
}
