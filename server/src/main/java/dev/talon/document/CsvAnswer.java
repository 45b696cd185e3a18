package dev.talon.document;

import dev.talon.web.Answer;
import dev.talon.web.Request;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * A report as CSV (RFC 4180): UTF-8 with a byte order mark, without which spreadsheets misread Cyrillic, and the
 * separator of the request. Unknown values are empty.
 */
public final class CsvAnswer {
    private static final Map<String, Character> SEPARATORS = Map.of("comma", ',', "semicolon", ';', "tab", '\t');

    private CsvAnswer() {}

    /** Whether the request wants a CSV. */
    public static boolean isAsked(Request request) {
        return request.query("format").equals(Optional.of("csv"));
    }

    /** @param name of the file, without its ending */
    public static Answer of(Request request, String name, List<String> header, Stream<List<String>> lines) {
        CsvText csv = CsvText.file(SEPARATORS.get(request.query("separator").orElse("comma")))
                .line(header);
        lines.forEach(csv::line);
        return Answer.bytes(200, "text/csv; charset=utf-8", csv.bytes())
                .header("content-disposition", "attachment; filename=\"" + name + ".csv\"");
    }

    public static String text(Optional<?> value) {
        return value.map(Object::toString).orElse("");
    }

    public static String text(OptionalLong value) {
        return value.isPresent() ? Long.toString(value.getAsLong()) : "";
    }
}
