package dev.talon.imports;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.talon.document.FormulaGuard;
import dev.talon.words.Beginning;
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
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a CSV line by line. Its first line names the columns, in any order, each once. Commas, semicolons or tabs
 * separate the fields. Additions of spreadsheets are ignored: a line {@code sep=;} before the header, empty columns
 * after the last one.
 *
 * @param <C> the columns; the file has their names in lower case
 */
public final class CsvFile<C extends Enum<C>> {
    /** Characters; no valid line is nearly as long. Also the most that an unclosed quotation mark swallows. */
    private static final int LONGEST_LINE = 64 * 1024;

    private static final int HEADER_LIMIT = 4096;
    /** How a spreadsheet is told what parts the fields. */
    private static final Pattern SEPARATOR = Pattern.compile("(?i)\\s*\"?sep=([,;\t])\"?\\s*");

    /** What takes the lines. */
    public interface Lines<C extends Enum<C>> {
        void line(long number, Map<C, String> fields) throws IOException, SQLException;
    }

    private final Class<C> columns;
    private final Set<C> optional;
    private final Faults faults;
    /** Lines before the one that the reader of CSV calls its first. */
    private long before;

    public CsvFile(Class<C> columns, Faults faults) {
        this(columns, EnumSet.noneOf(columns), faults);
    }

    /** @param optional columns that a file may lack; they are empty then */
    public CsvFile(Class<C> columns, Set<C> optional, Faults faults) {
        this.columns = columns;
        this.optional = optional;
        this.faults = faults;
    }

    /** Hands over every line with the right number of fields; the others become errors. */
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
        long last = before;
        try {
            List<C> header = List.of();
            for (CsvRecord row : csv) {
                last = number(row);
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
        if (row.getFields().stream().anyMatch(field -> field.indexOf('\0') >= 0)) {
            faults.add(number(row), BoundedLines.ZEROS);
            return;
        }
        if (width(row) > header.size() || row.getFieldCount() < header.size()) {
            faults.add(number(row), "has " + row.getFieldCount() + " fields instead of " + header.size());
            return;
        }
        Map<C, String> fields = new EnumMap<>(columns);
        optional.forEach(column -> fields.put(column, ""));
        for (int i = 0; i < header.size(); i++) {
            fields.put(header.get(i), FormulaGuard.unguarded(row.getField(i)));
        }
        lines.line(number(row), fields);
    }

    private long number(CsvRecord row) {
        return before + row.getStartingLineNumber();
    }

    /** The number of fields up to the last one that is not empty. */
    private static int width(CsvRecord row) {
        int width = row.getFieldCount();
        while (width > 0 && row.getField(width - 1).isBlank()) {
            width--;
        }
        return width;
    }

    /** The columns in the file's order, or empty if the header is not valid. */
    private Optional<List<C>> header(CsvRecord row) {
        List<C> header = new ArrayList<>();
        boolean good = true;
        for (String name : row.getFields().subList(0, width(row))) {
            Optional<C> column = column(name).filter(known -> !header.contains(known));
            if (column.isEmpty()) {
                faults.add(new Fault(number(row), shown(name), "is not a column of this file, or twice"));
                good = false;
            } else {
                header.add(column.get());
            }
        }
        EnumSet<C> missing = EnumSet.allOf(columns);
        header.forEach(missing::remove);
        missing.removeAll(optional);
        missing.forEach(column -> faults.add(number(row), word(column), "is missing from the header"));
        return good && missing.isEmpty() ? Optional.of(header) : Optional.empty();
    }

    private static String shown(String name) {
        return Beginning.marked(name, 40);
    }

    /**
     * The separator of a line {@code sep=;}, which is skipped; else the first of comma, semicolon and tab in the
     * header; else a comma.
     */
    private char separator(BufferedReader text) throws IOException {
        String first = ahead(text);
        Matcher said = SEPARATOR.matcher(first);
        if (said.matches()) {
            do {
                before++;
            } while (text.readLine().isBlank());
            return said.group(1).charAt(0);
        }
        return first.chars()
                .mapToObj(sign -> (char) sign)
                .filter(sign -> sign == ',' || sign == ';' || sign == '\t')
                .findFirst()
                .orElse(',');
    }

    /** The first line that is not empty; it stays in the text. */
    public static String ahead(BufferedReader text) throws IOException {
        text.mark(HEADER_LIMIT);
        var line = new StringBuilder();
        int next = text.read();
        while (next != -1
                && line.length() < HEADER_LIMIT - 1
                && (next != '\n' || line.toString().isBlank())) {
            line.append((char) next);
            next = text.read();
        }
        text.reset();
        return line.toString();
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
