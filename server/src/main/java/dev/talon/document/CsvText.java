package dev.talon.document;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.vertx.core.buffer.Buffer;
import java.io.StringWriter;
import java.util.List;

/** Writes CSV (RFC 4180) for every file of Talon: no field is a formula, lines end with CR LF. */
public final class CsvText {
    /** Without it spreadsheets misread Cyrillic. */
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final StringWriter text = new StringWriter();
    private final CsvWriter csv;

    private CsvText(char separator, boolean first) {
        if (first) {
            text.append(BYTE_ORDER_MARK);
        }
        csv = CsvWriter.builder()
                .fieldSeparator(separator)
                .lineDelimiter(LineDelimiter.CRLF)
                .bufferSize(0)
                .build(text);
    }

    /** The beginning of a file, or all of it. */
    public static CsvText file(char separator) {
        return new CsvText(separator, true);
    }

    /** More lines of a file that has begun. */
    public static CsvText more(char separator) {
        return new CsvText(separator, false);
    }

    public CsvText line(List<String> fields) {
        csv.writeRecord(fields.stream().map(FormulaGuard::guarded).toList());
        return this;
    }

    public CsvText line(String... fields) {
        return line(List.of(fields));
    }

    public Buffer bytes() {
        return Buffer.buffer(text.toString());
    }
}
