package dev.talon.annual;

import static dev.talon.web.Problem.said;

import dev.talon.contactcentre.CallRow;
import dev.talon.contactcentre.Calls;
import dev.talon.db.Database;
import dev.talon.web.JsonText;
import dev.talon.web.Problem;
import dev.talon.words.Name;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The figures that people enter for a year's report, and the counted ones beside them. */
public final class QualityFigures {
    private static final int MONTHS = 12;

    private final Database database;
    private final Calls calls;

    public QualityFigures(Database database, Calls calls) {
        this.database = database;
        this.calls = calls;
    }

    /** @param centre code of the only centre whose visitors are counted; empty: all */
    public Future<QualitySheet> sheet(int year, Optional<String> centre) {
        var lines = query(QualitySql.LINES, Tuple.of(year)).map(QualityFigures::lines);
        var visits = query(
                        QualitySql.IN_PERSON,
                        Tuple.of(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31), centre.orElse(null)))
                .map(QualityFigures::visits);
        var phone = calls.table(year, List.of())
                .map(table -> table.months().stream().map(CallRow::answered).toList());
        var page = query(QualitySql.PAGE, Tuple.of(year)).map(QualityFigures::page);
        var touched = query(QualitySql.TOUCHED, Tuple.of(year))
                .map(rows -> rows.stream()
                        .map(row -> new QualitySheet.Touch(row.getOffsetDateTime(0), row.getString(1)))
                        .findFirst());
        return Future.all(lines, visits, phone, page, touched)
                .map(all -> new QualitySheet(
                        year,
                        lines.result(),
                        visits.result(),
                        phone.result(),
                        page.result(),
                        List.of(),
                        touched.result()));
    }

    /**
     * Stores figures, all or none; fails with a 409 problem if one differs from what its author saw.
     *
     * @param seen whether each must be as its author saw it
     * @param source {@code typed} or {@code imported}
     * @return how many really changed
     */
    public Future<Integer> put(int year, List<FigureChange> changes, boolean seen, String source, String actor) {
        return database.changing(connection -> put(connection, year, changes, seen, source, actor));
    }

    /** Puts the figures of a file in, of all its years in one transaction. */
    Future<Integer> putImported(Map<Integer, List<FigureChange>> byYear, String actor) {
        return database.changing(connection -> {
            Future<Integer> all = Future.succeededFuture(0);
            for (Map.Entry<Integer, List<FigureChange>> year : byYear.entrySet()) {
                all = all.compose(before -> put(connection, year.getKey(), year.getValue(), false, "imported", actor)
                        .map(changed -> before + changed));
            }
            return all;
        });
    }

    private static Future<Integer> put(
            SqlConnection connection, int year, List<FigureChange> changes, boolean seen, String source, String actor) {
        return connection
                .preparedQuery(QualitySql.LOCK)
                .execute(Tuple.of(year))
                .compose(locked -> refuseDifferent(connection, year, changes, seen))
                .compose(same -> connection
                        .preparedQuery(QualitySql.NOTE_CHANGES)
                        .execute(asked(year, changes).addString(source).addString(actor)))
                .compose(noted -> connection
                        .preparedQuery(QualitySql.WRITE)
                        .execute(asked(year, changes))
                        .map(written -> noted.rowCount()));
    }

    private static Future<Void> refuseDifferent(
            SqlConnection connection, int year, List<FigureChange> changes, boolean seen) {
        return connection
                .preparedQuery(QualitySql.DIFFERENT)
                .execute(asked(year, changes).addBoolean(seen))
                .map(rows -> {
                    if (rows.size() > 0) {
                        throw different(rows);
                    }
                    return null;
                });
    }

    private static Problem different(RowSet<Row> rows) {
        List<Map<String, Object>> now = new ArrayList<>();
        boolean unknown = false;
        for (Row row : rows) {
            unknown |= row.getBoolean(5);
            Map<String, Object> figure = new LinkedHashMap<>();
            figure.put("section", row.getString(0));
            figure.put("code", row.getString(1));
            figure.put("part", row.getString(2));
            figure.put("month", row.getInteger(3));
            figure.put("value", row.getBigDecimal(4));
            now.add(figure);
        }
        if (unknown) {
            return Problem.unprocessable("no-such-line", said("no-such-line")).with("figures", now);
        }
        return Problem.conflict("figure-changed", said("figure-changed")).with("figures", now);
    }

    private static Tuple asked(int year, List<FigureChange> changes) {
        return Tuple.of(year)
                .addArrayOfString(changes.stream().map(FigureChange::section).toArray(String[]::new))
                .addArrayOfString(changes.stream().map(FigureChange::code).toArray(String[]::new))
                .addArrayOfString(changes.stream().map(FigureChange::part).toArray(String[]::new))
                .addArrayOfInteger(changes.stream().map(FigureChange::month).toArray(Integer[]::new))
                .addArrayOfString(numbers(changes.stream().map(FigureChange::value)))
                .addArrayOfString(numbers(changes.stream().map(FigureChange::was)));
    }

    /** As text: the driver has no arrays of numbers with decimals. */
    private static String[] numbers(Stream<Optional<BigDecimal>> values) {
        return values.map(value -> value.map(BigDecimal::toPlainString).orElse(null))
                .toArray(String[]::new);
    }

    /** The last changes of a year's figures, the newest first. */
    public Future<List<FigureHistory>> changes(int year) {
        return query(QualitySql.CHANGES, Tuple.of(year))
                .map(rows -> rows.stream()
                        .map(row -> new FigureHistory(
                                row.getOffsetDateTime(0),
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                row.getString(4),
                                row.getString(5),
                                row.getInteger(6),
                                Optional.ofNullable(row.getBigDecimal(7)).map(QualityFigures::plain),
                                Optional.ofNullable(row.getBigDecimal(8)).map(QualityFigures::plain)))
                        .toList());
    }

    public Future<Void> putPage(int year, QualityPage page, String actor) {
        return database.changing(QualitySql.PUT_PAGE, Tuple.of(year, new JsonObject(JsonText.encode(page)), actor))
                .mapEmpty();
    }

    /**
     * Creates a line or changes one.
     *
     * @param active empty: as it was, and shown where it is new
     */
    public Future<Void> putLine(String section, String code, Name name, Optional<Boolean> active) {
        Tuple values = Tuple.of(section, code, name.ru(), name.in("en"), active.orElse(null))
                .addJsonObject(new JsonObject(JsonText.encode(name.more())));
        return database.changing(QualitySql.PUT_LINE, values).mapEmpty();
    }

    private Future<RowSet<Row>> query(String sql, Tuple values) {
        return database.slow().preparedQuery(sql).execute(values);
    }

    private static List<EnteredLine> lines(RowSet<Row> rows) {
        Map<String, EnteredLine> lines = new LinkedHashMap<>();
        for (Row row : rows) {
            EnteredLine line = lines.computeIfAbsent(
                    row.getString(0) + " " + row.getString(1),
                    key -> new EnteredLine(
                            row.getString(0),
                            row.getString(1),
                            Name.of(row.getJsonObject(2).getMap()),
                            row.getBoolean(3),
                            nothing(),
                            nothing()));
            Optional.ofNullable(row.getString(4))
                    .ifPresent(part -> (part.equals("count") ? line.count() : line.score())
                            .set(row.getInteger(5) - 1, Optional.of(plain(row.getBigDecimal(6)))));
        }
        return List.copyOf(lines.values());
    }

    private static List<Optional<BigDecimal>> nothing() {
        return new ArrayList<>(java.util.Collections.nCopies(MONTHS, Optional.empty()));
    }

    /** {@code 12}, not {@code 12.00}. */
    static BigDecimal plain(BigDecimal value) {
        BigDecimal bare = value.stripTrailingZeros();
        return bare.scale() < 0 ? bare.setScale(0) : bare;
    }

    private static List<Long> visits(RowSet<Row> rows) {
        Long[] months = new Long[MONTHS];
        java.util.Arrays.fill(months, 0L);
        rows.forEach(row -> months[row.getInteger(0) - 1] = row.getLong(1));
        return List.of(months);
    }

    private static QualityPage page(RowSet<Row> rows) {
        return rows.stream()
                .findFirst()
                .map(row -> JsonText.decode(Buffer.buffer(row.getJsonObject(0).encode()), QualityPage.class))
                .orElse(QualityPage.EMPTY);
    }
}
