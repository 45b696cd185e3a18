package dev.talon.table.publication;

import dev.talon.db.Database;
import dev.talon.table.DayFigures;
import dev.talon.table.MonthSums;
import dev.talon.table.Signature;
import dev.talon.table.Version;
import dev.talon.words.Name;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes passports in one statement, so at one moment of the queue. It reads each stage of the days for which no hash
 * is stored.
 */
public final class Passports {
    private static final Logger LOG = LoggerFactory.getLogger(Passports.class);

    /** $1 centres' codes, none: all · $2 months. */
    private static final String PARTS = """
            SELECT c.code, by_language(c.name_ru, c.name_en, c.translations -> 'name') AS name, c.zone, m.month,
                   kept.hash, kept.figures, kept.missing, now() AS at, definition_version() AS definition,
                   s.closed_at, (s.closed_at AT TIME ZONE c.zone)::date AS closed_on, s.closed_by_name, s.hash AS signed_hash,
                   s.figures AS signed_figures, s.amendments, (s.amended_at AT TIME ZONE c.zone)::date AS amended_on
            FROM centre c
            CROSS JOIN unnest($2::date[]) AS m (month)
            CROSS JOIN LATERAL kept_month(c.id, m.month) AS kept
            LEFT JOIN month_signature s ON s.centre_id = c.id AND s.month = m.month
            WHERE cardinality($1::text[]) = 0 OR c.code = ANY ($1::text[])
            ORDER BY c.code COLLATE "C", m.month""";

    /** For a passport of nothing; the schema's {@code definition_version} is the rule. */
    private static final int DEFINITION = 2;

    private final Database database;

    private final DayFigures days;

    public Passports(Database database) {
        this.database = database;
        this.days = new DayFigures(database);
    }

    /**
     * The passport of a year takes its turn among the long reports, because days that are not settled are read stage by
     * stage.
     *
     * @param month 1–12; empty: the whole year
     * @param centres codes; empty: all
     */
    public Future<Passport> of(int year, Optional<Integer> month, List<String> centres) {
        return month.isPresent()
                ? read(year, month, centres)
                : database.longReports().take(() -> read(year, month, centres));
    }

    private Future<Passport> read(int year, Optional<Integer> month, List<String> centres) {
        LocalDate[] months = month.map(IntStream::of)
                .orElse(IntStream.rangeClosed(1, 12))
                .mapToObj(number -> LocalDate.of(year, number, 1))
                .toArray(LocalDate[]::new);
        return database.slow()
                .preparedQuery(PARTS)
                .execute(Tuple.tuple()
                        .addArrayOfString(centres.toArray(String[]::new))
                        .addArrayOfLocalDate(months))
                .map(rows -> {
                    if (rows.stream().anyMatch(row -> row.getInteger("missing") > 0)) {
                        keepBehind(year, centres);
                    }
                    return passport(year, month, rows);
                });
    }

    /** The answer does not wait for it; the next one will be faster. */
    private void keepBehind(int year, List<String> centres) {
        days.settle(year, centres.size() == 1 ? Optional.of(centres.get(0)) : Optional.empty())
                .onFailure(fault -> LOG.warn("passports of the days of {} could not be stored", year, fault));
    }

    private static Passport passport(int year, Optional<Integer> month, RowSet<Row> rows) {
        Map<String, Passport.Centre> centres = new LinkedHashMap<>();
        List<SignedMonth<MonthSums>> parts = new ArrayList<>();
        OffsetDateTime at = OffsetDateTime.now(ZoneOffset.UTC);
        int definition = DEFINITION;
        for (Row row : rows) {
            definition = row.getInteger("definition");
            at = row.getOffsetDateTime("at");
            var names = Name.of(row.getJsonObject("name").getMap());
            centres.putIfAbsent(
                    row.getString("code"), new Passport.Centre(row.getString("code"), names, row.getString("zone")));
            SignedMonth<MonthSums> part = part(row);
            if (part.live().get("stages") > 0 || part.signed().isPresent()) {
                parts.add(part);
            }
        }
        return new Passport(year, month, at, Version.current(), definition, List.copyOf(centres.values()), parts);
    }

    private static SignedMonth<MonthSums> part(Row row) {
        Optional<Signature<MonthSums>> signed = Optional.ofNullable(row.getString("signed_hash"))
                .map(hash -> new Signature<>(
                        row.getOffsetDateTime("closed_at"),
                        row.getLocalDate("closed_on"),
                        row.getString("closed_by_name"),
                        hash,
                        row.getInteger("amendments"),
                        Optional.ofNullable(row.getLocalDate("amended_on")),
                        new MonthSums(row.getJsonObject("signed_figures"))));
        return new SignedMonth<>(
                Optional.of(row.getString("code")),
                YearMonth.from(row.getLocalDate("month")),
                new MonthSums(row.getJsonObject("figures")),
                Optional.of(row.getString("hash")),
                signed);
    }
}
