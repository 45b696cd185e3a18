package dev.talon.report.intake;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.talon.report.FormulaGuard;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a CSV line by line. Its first line names the columns, in any order, each once; commas or semicolons part the fields.
 *
 * @param <C> the columns, named in the file by their names in lower case
 */
public final class CsvFile<C extends Enum<C>> {
    /** Characters; no line of ours is near it. Also what an unclosed quotation mark swallows at most. */
    private static final int LONGEST_LINE = 64 * 1024;

    private static final int HEADER_LIMIT = 4096;

    /** What takes the lines. */
    public interface Lines<C extends Enum<C>> {
        void line(long number, Map<C, String> fields) throws IOException, SQLException;
    }

    private final Class<C> columns;
    private final Faults faults;

    public CsvFile(Class<C> columns, Faults faults) {
        this.columns = columns;
        this.faults = faults;
    }

    /** Hands every line with the right number of fields over; the rest becomes faults. */
    public void read(Reader file, Lines<C> lines) throws IOException, SQLException {
        var text = new BufferedReader(file, LONGEST_LINE);
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
            List<C> header = List.of();
            for (CsvRecord row : csv) {
                last = row.getStartingLineNumber();
                if (header.isEmpty()) {
                    Optional<List<C>> known = header(row);
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

    private void line(CsvRecord row, List<C> header, Lines<C> lines) throws IOException, SQLException {
        if (row.getFields().stream().allMatch(String::isBlank)) {
            return;
        }
        if (row.getFieldCount() != header.size()) {
            faults.add(
                    row.getStartingLineNumber(), "has " + row.getFieldCount() + " fields instead of " + header.size());
            return;
        }
        Map<C, String> fields = new EnumMap<>(columns);
        for (int i = 0; i < header.size(); i++) {
            fields.put(header.get(i), FormulaGuard.unguarded(row.getField(i)));
        }
        lines.line(row.getStartingLineNumber(), fields);
    }

    /** The columns in the file's order, or empty where the header is not ours. */
    private Optional<List<C>> header(CsvRecord row) {
        List<C> header = new ArrayList<>();
        boolean good = true;
        for (String name : row.getFields()) {
            Optional<C> column = column(name).filter(known -> !header.contains(known));
            if (column.isEmpty()) {
                faults.add(
                        new Fault(row.getStartingLineNumber(), shown(name), "is not a column of this file, or twice"));
                good = false;
            } else {
                header.add(column.get());
            }
        }
        EnumSet<C> missing = EnumSet.allOf(columns);
        header.forEach(missing::remove);
        missing.forEach(column -> faults.add(row.getStartingLineNumber(), word(column), "is missing from the header"));
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

    private String expected() {
        return String.join(
                ",",
                Arrays.stream(columns.getEnumConstants()).map(CsvFile::word).toList());
    }

    private Optional<C> column(String word) {
        return Arrays.stream(columns.getEnumConstants())
                .filter(column -> word(column).equals(word.strip().toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /** The column's name in the file. */
    public static String word(Enum<?> column) {
        return column.name().toLowerCase(Locale.ROOT);
    }
}
