package dev.talon.table;

import dev.talon.db.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads the sums of a year in one statement, so at one moment of the queue. */
public final class MonthlyFacts {
    private static final String YEAR = """
            WITH chosen AS (
                SELECT id, code, zone FROM centre WHERE cardinality($3::text[]) = 0 OR code = ANY ($3::text[])
            ), %s, day AS (
                SELECT centre_id, business_day, %s
                FROM day_summary
                WHERE centre_id IN (SELECT id FROM chosen) AND business_day BETWEEN $1 AND $2
                UNION ALL
                SELECT unsettled.centre_id, unsettled.business_day, figures.*
                FROM unsettled CROSS JOIN LATERAL (%s) AS figures
            ), live AS (
            SELECT centre_id, extract(month FROM business_day)::integer AS month,
                   sum(consultation)::bigint AS consultation,
                   sum(consultation_wait)::bigint AS consultation_wait,
                   sum(consultation_service)::bigint AS consultation_service,
                   sum(cash)::bigint AS cash,
                   sum(cash_wait)::bigint AS cash_wait,
                   sum(cash_service)::bigint AS cash_service,
                   sum(both_kinds)::bigint AS both_kinds,
                   sum(both_wait)::bigint AS both_wait,
                   sum(both_service)::bigint AS both_service,
                   sum(consultation_no_show + cash_no_show)::bigint AS no_show,
                   sum(consultation_cancelled + cash_cancelled)::bigint AS cancelled,
                   sum(consultation_expired + cash_expired)::bigint AS expired,
                   sum(consultation_inaccurate + cash_inaccurate)::bigint AS inaccurate,
                   sum(consultation_wrong_service + cash_wrong_service)::bigint AS wrong_service,
                   sum(consultation_not_queued)::bigint AS consultation_not_queued,
                   sum(cash_not_queued)::bigint AS cash_not_queued,
                   sum(both_not_queued)::bigint AS both_not_queued
            FROM day
            GROUP BY 1, 2
            ), signed AS (
                SELECT *, extract(month FROM month)::integer AS number
                FROM month_signature
                WHERE centre_id IN (SELECT id FROM chosen) AND month BETWEEN $1 AND $2
            )
            SELECT chosen.code AS centre, live.*, coalesce(live.month, signed.number) AS number,
                   (SELECT count(*) FROM unsettled WHERE settles(business_day)) AS to_settle,
                   signed.closed_at, (signed.closed_at AT TIME ZONE chosen.zone)::date AS closed_on,
                   signed.closed_by_name, signed.hash, signed.amendments,
                   (signed.amended_at AT TIME ZONE chosen.zone)::date AS amended_on, signed.figures
            FROM live
            FULL JOIN signed ON signed.centre_id = live.centre_id AND signed.number = live.month
            JOIN chosen ON chosen.id = coalesce(live.centre_id, signed.centre_id)
            ORDER BY 1, coalesce(live.month, signed.number)""".formatted(Facts.UNSETTLED, Facts.COLUMNS, Facts.OF_DAY);

    /**
     * @param rows     the centres' months with any day, by centre and month
     * @param toSettle days past that had no figures yet and were read stage by stage
     */
    public record Year(List<CentreMonth> rows, long toSettle) {
        /** The centres pooled: those months with any day, in order. */
        public List<MonthFacts> months() {
            return pooled(rows);
        }

        /** Of each month those centres that have closed it. */
        public Map<Integer, List<ClosedMonth>> closed() {
            Map<Integer, List<ClosedMonth>> closed = new TreeMap<>();
            rows.forEach(row -> ClosedMonth.of(row)
                    .ifPresent(one -> closed.computeIfAbsent(row.live().month(), month -> new ArrayList<>())
                            .add(one)));
            return closed;
        }
    }

    private final Database database;

    public MonthlyFacts(Database database) {
        this.database = database;
    }

    /** The centres' months summed by month, in order. */
    public static List<MonthFacts> pooled(List<CentreMonth> rows) {
        Map<Integer, MonthFacts> months = new TreeMap<>();
        rows.forEach(row -> months.merge(row.facts().month(), row.facts(), MonthFacts::plus));
        return List.copyOf(months.values());
    }

    /** @param centres codes; empty: all centres; an unknown one has no months */
    public Future<Year> of(int year, List<String> centres) {
        return database.reports()
                .preparedQuery(YEAR)
                .execute(Tuple.of(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31), centres.toArray(String[]::new)))
                .map(rows -> {
                    List<CentreMonth> months = new ArrayList<>();
                    long toSettle = 0;
                    for (Row row : rows) {
                        months.add(new CentreMonth(row.getString("centre"), live(row), signed(row, year)));
                        toSettle = row.getLong("to_settle");
                    }
                    return new Year(months, toSettle);
                });
    }

    private static MonthFacts live(Row row) {
        if (row.getInteger("month") == null) {
            return MonthFacts.none(row.getInteger("number"));
        }
        return new MonthFacts(
                row.getInteger("month"),
                sums(row, "consultation", "consultation"),
                sums(row, "cash", "cash"),
                sums(row, "both_kinds", "both"),
                new Excluded(
                        row.getLong("no_show"),
                        row.getLong("cancelled"),
                        row.getLong("expired"),
                        row.getLong("inaccurate"),
                        row.getLong("wrong_service")));
    }

    private static Optional<Signature<MonthFacts>> signed(Row row, int year) {
        return Optional.ofNullable(row.getJsonObject("figures"))
                .map(figures -> new Signature<>(
                        row.getOffsetDateTime("closed_at"),
                        row.getLocalDate("closed_on"),
                        row.getString("closed_by_name"),
                        row.getString("hash"),
                        row.getInteger("amendments"),
                        Optional.ofNullable(row.getLocalDate("amended_on")),
                        new MonthSums(figures).facts(YearMonth.of(year, row.getInteger("number")))));
    }

    private static Sums sums(Row row, String count, String prefix) {
        return new Sums(
                row.getLong(count),
                row.getLong(prefix + "_not_queued"),
                row.getLong(prefix + "_wait"),
                row.getLong(prefix + "_service"));
    }
}
