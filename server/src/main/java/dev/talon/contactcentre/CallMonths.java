package dev.talon.contactcentre;

import dev.talon.db.Database;
import dev.talon.table.Signature;
import dev.talon.table.publication.SignedMonth;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/** Reads the sums of the contact centre's months in one statement, so at one moment. */
final class CallMonths {
    /**
     * What was read.
     *
     * @param zone   of the settings
     * @param queues that were asked for, or those of the settings; empty: all there are
     * @param at     by the database's clock
     * @param months in order
     * @param kept   whether every day was kept whose hash was asked for
     */
    record Found(String zone, List<String> queues, OffsetDateTime at, List<CallMonth> months, boolean kept) {}

    /**
     * $1 months · $2 queues, or null for the published table, whose closed months are what was signed · $3 whether to hash the
     * facts, which reads each call of the days that are not kept. What is compared with a signature is summed up from the calls.
     */
    private static final String MONTHS = """
            SELECT asked.*, now() AS at,
                   coalesce(CASE WHEN signed_hash IS NULL THEN kept_calls_figures(month, zone, queues) END,
                            calls_figures(month, zone, queues)) AS figures,
                   calls_in_part(month, zone, queues) AS in_part,
                   kept.hash, kept.missing
            FROM (SELECT m.month, s.zone AS set_zone, coalesce($2::text[], s.queues) AS set_queues,
                         coalesce(g.zone, s.zone) AS zone,
                         CASE WHEN g.month IS NULL THEN coalesce($2::text[], s.queues) ELSE g.queues END AS queues,
                         g.closed_at, (g.closed_at AT TIME ZONE g.zone)::date AS closed_on, g.closed_by_name,
                         g.hash AS signed_hash, g.amendments, (g.amended_at AT TIME ZONE g.zone)::date AS amended_on,
                         g.figures AS signed_figures
                  FROM unnest($1::date[]) AS m (month)
                  CROSS JOIN contact_centre s
                  LEFT JOIN calls_signature g ON g.month = m.month AND $2::text[] IS NULL) AS asked
            LEFT JOIN LATERAL (SELECT * FROM kept_calls_hash(month, zone, queues) WHERE $3) AS kept ON true
            ORDER BY month""";

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
                            first.getString("set_zone"),
                            queues(first, "set_queues"),
                            first.getOffsetDateTime("at"),
                            rows.stream().map(CallMonths::month).toList(),
                            rows.stream().allMatch(row -> Objects.requireNonNullElse(row.getLong("missing"), 0L) == 0));
                });
    }

    private static CallMonth month(Row row) {
        var facts = new SignedMonth<>(
                Optional.empty(),
                YearMonth.from(row.getLocalDate("month")),
                CallSums.of(row.getJsonObject("figures")),
                Optional.ofNullable(row.getString("hash")),
                signed(row));
        return new CallMonth(facts, row.getString("zone"), queues(row, "queues"), row.getLong("in_part"));
    }

    private static Optional<Signature<CallSums>> signed(Row row) {
        return Optional.ofNullable(row.getJsonObject("signed_figures"))
                .map(figures -> new Signature<>(
                        row.getOffsetDateTime("closed_at"),
                        row.getLocalDate("closed_on"),
                        row.getString("closed_by_name"),
                        row.getString("signed_hash"),
                        row.getInteger("amendments"),
                        Optional.ofNullable(row.getLocalDate("amended_on")),
                        CallSums.of(figures)));
    }

    static List<String> queues(Row row, String column) {
        return Optional.ofNullable(row.getArrayOfStrings(column)).map(List::of).orElse(List.of());
    }
}
