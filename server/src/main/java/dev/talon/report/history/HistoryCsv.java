package dev.talon.report.history;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the file line by line. Bytes that are not UTF-8 come as U+FFFD, so that the check of the line can name them.
 */
final class HistoryCsv {
    /** Characters; no line of ours is near it. Also what an unclosed quotation mark swallows at most. */
    private static final int LONGEST_LINE = 64 * 1024;

    private static final int BYTE_ORDER_MARK = '\uFEFF';
    private static final int HEADER_LIMIT = 4096;

    /** What takes the lines. */
    interface Lines {
        void line(long number, Map<Column, String> fields) throws IOException, SQLException;
    }

    private final Faults faults;

    HistoryCsv(Faults faults) {
        this.faults = faults;
    }

    /** Hands every line with the right number of fields over; the rest becomes faults. */
    void read(InputStream file, Lines lines) throws IOException, SQLException {
        var text = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8), LONGEST_LINE);
        text.mark(HEADER_LIMIT);
        if (text.read() != BYTE_ORDER_MARK) {
            text.reset();
        }
        CsvReader<CsvRecord> csv = CsvReader.builder()
                .fieldSeparator(separator(text))
                .skipEmptyLines(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .maxBufferSize(LONGEST_LINE)
                .ofCsvRecord(text);
        long last = 0;
        try {
            List<Column> header = List.of();
            for (CsvRecord row : csv) {
                last = row.getStartingLineNumber();
                if (header.isEmpty()) {
                    Optional<List<Column>> known = header(row);
                    if (known.isEmpty()) {
                        return;
                    }
                    header = known.get();
                } else {
                    line(row, header, lines);
                }
            }
            if (header.isEmpty()) {
                faults.add(1, "the file is empty; its first line must be " + expected());
            }
        } catch (CsvParseException e) {
            faults.add(
                    last + 1,
                    "from here on the file is not CSV: a quotation mark is not closed or stands in a field"
                            + ", or the line is too long");
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void line(CsvRecord row, List<Column> header, Lines lines) throws IOException, SQLException {
        if (row.getFields().stream().allMatch(String::isBlank)) {
            return;
        }
        if (row.getFieldCount() != header.size()) {
            faults.add(
                    row.getStartingLineNumber(), "has " + row.getFieldCount() + " fields instead of " + header.size());
            return;
        }
        Map<Column, String> fields = new EnumMap<>(Column.class);
        for (int i = 0; i < header.size(); i++) {
            fields.put(header.get(i), row.getField(i));
        }
        lines.line(row.getStartingLineNumber(), fields);
    }

    /** The columns in the file's order, or empty where the header is not ours. */
    private Optional<List<Column>> header(CsvRecord row) {
        List<Column> header = new ArrayList<>();
        boolean good = true;
        for (String name : row.getFields()) {
            Optional<Column> column = Column.of(name).filter(known -> !header.contains(known));
            if (column.isEmpty()) {
                faults.add(
                        new Fault(row.getStartingLineNumber(), shown(name), "is not a column of this file, or twice"));
                good = false;
            } else {
                header.add(column.get());
            }
        }
        EnumSet<Column> missing = EnumSet.allOf(Column.class);
        header.forEach(missing::remove);
        missing.forEach(column -> faults.add(row.getStartingLineNumber(), column, "is missing from the header"));
        return good && missing.isEmpty() ? Optional.of(header) : Optional.empty();
    }

    private static String shown(String name) {
        return name.length() > 40 ? name.substring(0, 40) + "…" : name;
    }

    /** A comma, unless the header is written with semicolons, as spreadsheets of some countries do. */
    private static char separator(BufferedReader text) throws IOException {
        text.mark(HEADER_LIMIT);
        char separator = ',';
        for (int i = 0; i < HEADER_LIMIT - 1; i++) {
            int next = text.read();
            if (next == ',' || next == ';') {
                separator = (char) next;
                break;
            }
            if (next == -1 || next == '\n') {
                break;
            }
        }
        text.reset();
        return separator;
    }

    private static String expected() {
        return String.join(",", Arrays.stream(Column.values()).map(Column::word).toList());
    }
}
