package dev.talon.annual;

import dev.talon.document.CsvText;
import dev.talon.imports.CsvFile;
import dev.talon.imports.Faults;
import dev.talon.imports.FileText;
import dev.talon.imports.LeftOut;
import dev.talon.imports.LineNumbers;
import dev.talon.imports.WithoutLines;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Reads and writes entered figures as a CSV. An exported file that is imported again changes nothing. */
final class FigureCsv {
    private static final Set<String> SECTIONS = Set.of("contacts", "claims", "satisfaction");
    private static final BigDecimal MOST = BigDecimal.valueOf(100_000_000);
    private static final BigDecimal HIGHEST = BigDecimal.valueOf(1000);
    /** No organisation has so many; beyond, it is another file. */
    private static final int FIGURES = 50_000;

    private record Key(int year, String section, String code, String part, int month) {}

    private final Set<String> known;
    private final YearMonth latest;
    private List<LeftOut> leftOut = List.of();
    private final Faults faults = new Faults();
    private final Map<Key, BigDecimal> values = new LinkedHashMap<>();
    private final Map<Integer, List<FigureChange>> byYear = new TreeMap<>();

    /**
     * @param known  the lines there are, as {@code section line}
     * @param latest no month after it has figures yet
     */
    FigureCsv(Set<String> known, YearMonth latest) {
        this.known = known;
        this.latest = latest;
    }

    /** The month that has begun somewhere. */
    static YearMonth latestMonth(InstantSource clock) {
        return YearMonth.from(clock.instant().atOffset(ZoneOffset.MAX));
    }

    /** Reads the file's figures by year; fails with the errors in the file. */
    Map<Integer, List<FigureChange>> read(InputStream file, LineNumbers leaveOut) throws IOException, SQLException {
        var text = new WithoutLines(FileText.of(file), leaveOut);
        new CsvFile<>(FigureColumn.class, faults).read(text, this::line);
        leftOut = text.leftOut(faults);
        file.transferTo(OutputStream.nullOutputStream());
        if (!faults.isEmpty()) {
            throw faults.refused();
        }
        return byYear;
    }

    /** The lines that were left out at the sender's request. */
    List<LeftOut> leftOut() {
        return leftOut;
    }

    private void line(long number, Map<FigureColumn, String> fields) {
        String section = at(fields, FigureColumn.SECTION);
        String code = at(fields, FigureColumn.LINE);
        String part = at(fields, FigureColumn.PART).isEmpty() ? "count" : at(fields, FigureColumn.PART);
        Optional<Integer> year = whole(at(fields, FigureColumn.YEAR), 2000, 2100);
        Optional<Integer> month = whole(at(fields, FigureColumn.MONTH), 1, 12);
        Optional<BigDecimal> value = number(at(fields, FigureColumn.VALUE), part);
        boolean good = good(
                        number,
                        FigureColumn.SECTION,
                        SECTIONS.contains(section),
                        "must be contacts, claims or satisfaction")
                & good(number, FigureColumn.LINE, known.contains(section + " " + code), "the report has no such line")
                & good(
                        number,
                        FigureColumn.PART,
                        part.equals("count") || part.equals("score") && section.equals("satisfaction"),
                        "must be count, or of satisfaction score")
                & good(number, FigureColumn.YEAR, year.isPresent(), "must be a year from 2000 to 2100")
                & good(number, FigureColumn.MONTH, month.isPresent(), "must be a month from 1 to 12")
                & good(
                        number,
                        FigureColumn.VALUE,
                        value.isPresent(),
                        part.equals("score")
                                ? "must be a number from -1000 to 1000 with at most two decimals"
                                : "must be a whole number from 0 to 100000000")
                & good(
                        number,
                        FigureColumn.MONTH,
                        year.isEmpty()
                                || month.isEmpty()
                                || !YearMonth.of(year.get(), month.get()).isAfter(latest),
                        "has not begun");
        if (good) {
            add(number, new Key(year.orElseThrow(), section, code, part, month.orElseThrow()), value.orElseThrow());
        }
    }

    private void add(long number, Key key, BigDecimal value) {
        BigDecimal before = values.putIfAbsent(key, value);
        if (before != null && before.compareTo(value) != 0) {
            faults.add(number, CsvFile.word(FigureColumn.VALUE), "another line has another value for this month");
        } else if (before == null && values.size() <= FIGURES) {
            byYear.computeIfAbsent(key.year(), any -> new ArrayList<>())
                    .add(new FigureChange(
                            key.section(), key.code(), key.part(), key.month(), Optional.of(value), Optional.empty()));
        } else if (before == null && values.size() == FIGURES + 1) {
            faults.add(number, "the file has more than " + FIGURES + " figures");
        }
    }

    private static String at(Map<FigureColumn, String> fields, FigureColumn column) {
        return fields.get(column).strip();
    }

    private boolean good(long number, FigureColumn column, boolean good, String problem) {
        if (!good) {
            faults.add(number, CsvFile.word(column), problem);
        }
        return good;
    }

    private static Optional<Integer> whole(String text, int least, int most) {
        return text.matches("\\d{1,4}")
                ? Optional.of(Integer.valueOf(text)).filter(number -> number >= least && number <= most)
                : Optional.empty();
    }

    private static Optional<BigDecimal> number(String text, String part) {
        boolean score = part.equals("score");
        String form = score ? "[-−]?\\d{1,4}([.,]\\d{1,2})?" : "\\d{1,9}";
        if (!text.matches(form)) {
            return Optional.empty();
        }
        BigDecimal number = new BigDecimal(text.replace(',', '.').replace('−', '-'));
        return fits(part, number) ? Optional.of(number) : Optional.empty();
    }

    /** Whether a part may have such a value. */
    static boolean fits(String part, BigDecimal value) {
        return part.equals("score")
                ? value.abs().compareTo(HIGHEST) <= 0
                        && value.stripTrailingZeros().scale() <= 2
                : value.signum() >= 0
                        && value.compareTo(MOST) <= 0
                        && value.stripTrailingZeros().scale() <= 0;
    }

    /** A year's figures, in the form that is read. */
    static Buffer write(QualitySheet sheet) {
        CsvText csv = CsvText.file(',').line("section", "line", "part", "year", "month", "value");
        for (EnteredLine line : sheet.lines()) {
            rows(csv, sheet.year(), line, "count", line.count());
            rows(csv, sheet.year(), line, "score", line.score());
        }
        return csv.bytes();
    }

    private static void rows(CsvText csv, int year, EnteredLine line, String part, List<Optional<BigDecimal>> values) {
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i).isPresent()) {
                csv.line(
                        line.section(),
                        line.code(),
                        part,
                        Integer.toString(year),
                        Integer.toString(i + 1),
                        values.get(i).get().toPlainString());
            }
        }
    }
}
