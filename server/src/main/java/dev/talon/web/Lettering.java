package dev.talon.web;

import static dev.talon.web.Problem.said;

import dev.talon.hardware.type.Typeface;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.openapi.contract.Operation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.Map;
import java.util.OptionalInt;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * Checks whether the texts of a request can be drawn: a character that the typeface of tickets (Inter) or of printed
 * reports (Liberation Sans) lacks would become an empty box or a question mark. Operations whose texts are printed
 * have {@code x-talon-drawn: true} in the contract. Control characters are checked elsewhere and ignored here.
 */
public final class Lettering {
    private static final String DRAWN = "x-talon-drawn";
    /** Kept as a hash; no paper ever shows it. */
    private static final String SECRET = "password";

    private static final String REPORTS = "/liberation/LiberationSans-Regular.ttf";

    /** What stands in a printed report for a sign that its typeface lacks and that of tickets has. */
    private static final Map<String, String> IN_REPORTS = Map.of("₽", "руб.", "₸", "тенге");

    private final boolean drawn;

    Lettering(Operation operation) {
        drawn = Boolean.TRUE.equals(operation.getExtensions().get(DRAWN));
        if (drawn) {
            // The typefaces are read while the server starts, not in the middle of a request.
            lacking("А");
        }
    }

    /** @throws Problem 422 that names the first character which cannot be drawn, and where it stands */
    void check(RequestCheck.Given request) {
        if (drawn) {
            request.parameters().forEach((name, values) -> values.forEach(value -> check(value, name)));
            walk(request.body(), "");
        }
    }

    private static void walk(Object value, String pointer) {
        if (value instanceof String text) {
            check(text, pointer);
        } else if (value instanceof JsonArray list) {
            for (int i = 0; i < list.size(); i++) {
                walk(list.getValue(i), pointer + "/" + i);
            }
        } else if (value instanceof JsonObject fields) {
            fields.stream()
                    .filter(field -> !field.getKey().equals(SECRET))
                    .forEach(field -> walk(field.getValue(), pointer + "/" + Pointer.escaped(field.getKey())));
        }
    }

    private static void check(String text, String pointer) {
        OptionalInt lacking = lacking(text);
        if (lacking.isEmpty()) {
            return;
        }
        String sign = named(lacking.getAsInt());
        throw Problem.unprocessable("cannot-be-drawn", said("cannot-be-drawn", sign))
                .at(pointer, said("cannot-be-drawn.at", sign));
    }

    /**
     * The first character of a text that one of the typefaces lacks. A combining mark counts as missing unless it and
     * its letter have a glyph together, because printers would set it beside the letter. Invisible characters count as
     * missing too.
     */
    static OptionalInt lacking(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC)
                .codePoints()
                .filter(sign -> !Character.isISOControl(sign))
                .filter(sign -> isNoLetter(sign)
                        || !Typeface.BOLD.canDisplay(Character.toString(sign))
                        || Reports.SIGNS.getGlyphId(sign) == 0 && !IN_REPORTS.containsKey(Character.toString(sign)))
                .findFirst();
    }

    /** A text with the signs in it that reports are set in. */
    public static String forReports(String text) {
        String written = text;
        for (var sign : IN_REPORTS.entrySet()) {
            written = written.replace(sign.getKey(), sign.getValue());
        }
        return written;
    }

    private static boolean isNoLetter(int sign) {
        int type = Character.getType(sign);
        return type == Character.FORMAT
                || type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.COMBINING_SPACING_MARK;
    }

    /** As people see it, where they see anything, and by its number in Unicode. */
    private static String named(int sign) {
        String number = "U+%04X".formatted(sign);
        boolean visible = switch (Character.getType(sign)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SPACE_SEPARATOR,
                    Character.SURROGATE,
                    Character.NON_SPACING_MARK,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE -> false;
            default -> true;
        };
        return visible ? "«" + Character.toString(sign) + "» (" + number + ")" : number;
    }

    /** Read when the first letter is looked for. */
    private static final class Reports {
        private static final CmapLookup SIGNS = read();

        private static CmapLookup read() {
            try (InputStream file = Lettering.class.getResourceAsStream(REPORTS);
                    var font = new TTFParser().parse(new RandomAccessReadBuffer(file))) {
                return font.getUnicodeCmapLookup();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
