package dev.talon.statistics.times;

import dev.talon.db.Database;
import dev.talon.statistics.StageFilter;
import dev.talon.statistics.StageQuery;
import dev.talon.table.ReportHouse;
import io.vertx.sqlclient.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Doubtful stages in plain SQL over the stages themselves, without anything that is kept: right, and too slow for a year. */
final class SqlDoubtfulStages {
    /** How far back a specialist's usual is looked for. */
    private static final int DAYS = 90;

    private static final int ENOUGH_CASES = 20;
    /** Robust deviations; 1.4826 medians of deviations are one standard deviation where nothing is odd. */
    private static final double FAR = 3.5;

    /** A deviation never counts as less than this share, or somebody very even would be far at every other visitor. */
    private static final double LEAST_DEVIATION = 0.1;

    private static final int SECONDS = 10;
    private static final int MINUTES_PAST_CLOSING = 30;

    /**
     * $13 which: {@code open} (nobody has said anything), {@code inaccurate}, {@code accurate}, or null for all · $14 how many ·
     * $15 after how many.
     */
    private static final String STATEMENT = """
            WITH %1$s, done AS (
                SELECT measured.*, measured.started_at AT TIME ZONE zone AS begun, measured.finished_at AT TIME ZONE zone AS ended
                FROM measured WHERE state = 'served'
            ), past AS (
                SELECT st.specialist, st.kind, ln(extract(epoch FROM st.finished_at - st.started_at)) AS took
                FROM chosen
                JOIN ticket t ON t.centre_id = chosen.id AND t.business_day BETWEEN $1::date - %2$d AND $2::date
                JOIN stage st ON st.centre_id = t.centre_id AND st.ticket_id = t.id
                WHERE st.state = 'served' AND st.inaccurate IS NULL AND st.finished_at > st.started_at
                  AND (st.specialist, st.kind) IN (SELECT specialist, kind FROM done)
            ), middle AS (
                SELECT specialist, kind, percentile_cont(0.5) WITHIN GROUP (ORDER BY took) AS took
                FROM past GROUP BY specialist, kind HAVING count(*) >= %3$d
            ), usual AS (
                SELECT middle.specialist, middle.kind, middle.took,
                       greatest(1.4826 * percentile_cont(0.5) WITHIN GROUP (ORDER BY abs(past.took - middle.took)), %5$s) AS spread
                FROM middle JOIN past USING (specialist, kind)
                GROUP BY middle.specialist, middle.kind, middle.took
            ), doubted AS (
                SELECT done.*, round(exp(usual.took))::bigint AS usual, array_remove(ARRAY[
                    CASE WHEN spent < %6$d * 1000000::bigint THEN 'seconds' END,
                    CASE WHEN begun < business_day + lunch_from AND ended > business_day + lunch_to THEN 'lunch' END,
                    CASE WHEN ended > business_day + closes + interval '%7$d minutes' THEN 'closing' END,
                    CASE WHEN spent > 0 AND abs(ln(spent / 1000000.0) - usual.took) > %4$s * usual.spread THEN 'unusual' END,
                    CASE WHEN EXISTS (SELECT FROM event e WHERE e.centre_id = done.centre_id AND e.ticket_id = done.ticket_id
                                        AND e.position = done.position AND e.kind = 'finished' AND e.actor = 'duty:close-days')
                              OR inaccurate = 'left open overnight' THEN 'unfinished' END], NULL) AS rules
                FROM done
                LEFT JOIN usual ON usual.specialist = done.specialist AND usual.kind = done.kind
                LEFT JOIN LATERAL (
                    SELECT max(w.closes) AS closes, CASE WHEN count(*) > 1 THEN min(w.closes) END AS lunch_from,
                           CASE WHEN count(*) > 1 THEN max(w.opens) END AS lunch_to
                    FROM working_hours w WHERE w.centre_id = done.centre_id AND w.weekday = done.weekday) AS w ON true
            ), judged AS (
                SELECT doubted.*, CASE said.kind WHEN 'times_distrusted' THEN 'inaccurate' WHEN 'times_trusted' THEN 'accurate' END AS verdict,
                       said.actor AS said_by, said.reason AS said_why, said.at AS said_at
                FROM doubted
                LEFT JOIN LATERAL (
                    SELECT e.kind, e.actor, e.reason, e.at FROM event e
                    WHERE e.centre_id = doubted.centre_id AND e.ticket_id = doubted.ticket_id AND e.position = doubted.position
                      AND e.kind IN ('times_distrusted', 'times_trusted', 'times_mark_withdrawn')
                    ORDER BY e.at DESC, e.id DESC LIMIT 1) AS said ON cardinality(rules) > 0 OR doubted.inaccurate IS NOT NULL
                WHERE cardinality(rules) > 0 OR doubted.inaccurate IS NOT NULL
            )
            SELECT judged.*, person.name AS person, judge.name AS said_by_person, count(*) OVER () AS total
            FROM judged
            LEFT JOIN staff person ON judged.specialist = 'staff:' || person.login
            LEFT JOIN staff judge ON judged.said_by = 'staff:' || judge.login
            WHERE CASE $13::text WHEN 'open' THEN verdict IS NULL WHEN 'inaccurate' THEN verdict = 'inaccurate'
                                 WHEN 'accurate' THEN verdict = 'accurate' ELSE true END
            ORDER BY spent DESC, business_day, queued_at, ticket_id, position
            LIMIT $14 OFFSET $15""".formatted(
                    StageQuery.of(StageQuery.class, "measured"),
                    DAYS,
                    ENOUGH_CASES,
                    FAR,
                    LEAST_DEVIATION,
                    SECONDS,
                    MINUTES_PAST_CLOSING);

    private final Database database;

    SqlDoubtfulStages(Database database) {
        this.database = database;
    }

    /** @param which one of the contract's words */
    DoubtfulStages.Page of(StageFilter scope, String which, int page, int size) {
        var rows = ReportHouse.await(database.slow()
                .preparedQuery(STATEMENT)
                .execute(scope.tuple().addString(which).addInteger(size).addInteger((page - 1) * size)));
        List<DoubtfulStage> stages = new ArrayList<>();
        long total = 0;
        for (Row row : rows) {
            stages.add(DoubtfulStage.of(
                    row, List.of(row.getArrayOfStrings("rules")), Optional.ofNullable(row.getLong("usual"))));
            total = row.getLong("total");
        }
        return new DoubtfulStages.Page(total, page, size, stages);
    }
}
