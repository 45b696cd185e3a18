package dev.talon.report.calls;

import dev.talon.db.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Reads what months of the contact centre come to: one statement, so one moment. */
final class CallMonths {
    /**
     * What was read.
     *
     * @param zone   of the settings
     * @param queues that were asked for, or those of the settings; empty: all there are
     * @param at     by the database's clock
     * @param months in order
     */
    record Found(String zone, List<String> queues, OffsetDateTime at, List<CallMonth> months) {}

    /** $1 months · $2 queues, or null for those of the settings · $3 whether to hash the facts, which reads each call. */
    private static final String MONTHS = """
            SELECT m.month, s.zone, s.queues, now() AS at,
                   calls_figures(m.month, s.zone, s.queues) AS figures,
                   calls_in_part(m.month, s.zone, s.queues) AS in_part,
                   CASE WHEN $3 THEN calls_hash(m.month, s.zone, s.queues) END AS hash
            FROM unnest($1::date[]) AS m (month)
            CROSS JOIN (SELECT zone, coalesce($2::text[], queues) AS queues FROM contact_centre) AS s
            ORDER BY m.month""";

    private final Database database;

    CallMonths(Database database) {
        this.database = database;
    }

    /**
     * @param month  1–12; empty: the whole year
     * @param queues empty: those of the settings
     * @param hashed whether to take the hashes too
     */
    Future<Found> of(int year, Optional<Integer> month, List<String> queues, boolean hashed) {
        LocalDate[] months = month.map(IntStream::of)
                .orElse(IntStream.rangeClosed(1, 12))
                .mapToObj(number -> LocalDate.of(year, number, 1))
                .toArray(LocalDate[]::new);
        return database.reports()
                .preparedQuery(MONTHS)
                .execute(Tuple.tuple()
                        .addArrayOfLocalDate(months)
                        .addArrayOfString(queues.isEmpty() ? null : queues.toArray(String[]::new))
                        .addBoolean(hashed))
                .map(rows -> {
                    Row first = rows.iterator().next();
                    return new Found(
                            first.getString("zone"),
                            queues(first, "queues"),
                            first.getOffsetDateTime("at"),
                            rows.stream().map(CallMonths::month).toList());
                });
    }

    private static CallMonth month(Row row) {
        return new CallMonth(
                YearMonth.from(row.getLocalDate("month")),
                row.getString("zone"),
                queues(row, "queues"),
                CallSums.of(row.getJsonObject("figures")),
                row.getLong("in_part"),
                Optional.ofNullable(row.getString("hash")));
    }

    static List<String> queues(Row row, String column) {
        return Optional.ofNullable(row.getArrayOfStrings(column)).map(List::of).orElse(List.of());
    }
}
