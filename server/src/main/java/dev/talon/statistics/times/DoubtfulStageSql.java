package dev.talon.statistics.times;

import dev.talon.statistics.StageQuery;

/** The statements that read stages to judge their times. */
final class DoubtfulStageSql {
    /** What was said of a time, and what the end of a day finished; as the index event_doubt has it. */
    private static final String SAID = """
            (e.kind IN ('times_distrusted', 'times_trusted', 'times_mark_withdrawn') OR (e.kind = 'finished' AND e.actor = 'duty:close-days'))""";

    private static final String OF_MARKED = """
            CROSS JOIN LATERAL (
                SELECT DISTINCT e.ticket_id, e.position FROM event e
                WHERE e.centre_id = chosen.id AND e.at >= $1::date - 2 AND %s) AS marked
            JOIN ticket ON ticket.centre_id = chosen.id AND ticket.id = marked.ticket_id AND ticket.business_day BETWEEN $1 AND $2
            JOIN stage ON stage.centre_id = ticket.centre_id AND stage.ticket_id = ticket.id AND stage.position = marked.position""".formatted(SAID);

    /** Minutes as in packed stages; whether the day's end finished it; the last mark. */
    private static final String JUDGED = """
            judged AS (
                SELECT measured.*, %1$s,
                       EXISTS (SELECT FROM event e
                               WHERE e.centre_id = measured.centre_id AND e.ticket_id = measured.ticket_id AND e.position = measured.position
                                 AND e.kind = 'finished' AND e.actor = 'duty:close-days')
                           OR coalesce(measured.inaccurate = 'left open overnight', false) AS unfinished,
                       CASE said.kind WHEN 'times_distrusted' THEN 'inaccurate' WHEN 'times_trusted' THEN 'accurate' END AS verdict,
                       said.actor AS said_by, said.reason AS said_why, said.at AS said_at
                FROM measured
                LEFT JOIN LATERAL (
                    SELECT e.kind, e.actor, e.reason, e.at FROM event e
                    WHERE e.centre_id = measured.centre_id AND e.ticket_id = measured.ticket_id AND e.position = measured.position
                      AND e.kind IN ('times_distrusted', 'times_trusted', 'times_mark_withdrawn')
                    ORDER BY e.at DESC, e.id DESC LIMIT 1) AS said ON true
                WHERE measured.state = 'served'%2$s
            )""";

    /** Stages that somebody, or the end of the day, has marked; in any order. */
    static final String MARKED = """
            WITH %s, %s
            SELECT centre, business_day, kind, specialist, spent, begun, ended, inaccurate, unfinished, verdict
            FROM judged""".formatted(StageQuery.among(OF_MARKED), JUDGED.formatted(StageQuery.MINUTES, ""));

    /**
     * Stages of some days between two places of the order, the longest first: as {@link StageQuery#OF_DAYS}, and $15 and $16 key and
     * day of the first place, $17 and $18 of the last one.
     */
    static final String PAGE = """
            WITH %s, %s
            SELECT judged.*, person.name AS person, judge.name AS said_by_person
            FROM judged
            LEFT JOIN staff person ON judged.specialist = 'staff:' || person.login
            LEFT JOIN staff judge ON judged.said_by = 'staff:' || judge.login
            ORDER BY spent DESC, business_day, queued_at, ticket_id, position""".formatted(StageQuery.OF_DAYS, JUDGED.formatted(StageQuery.MINUTES, """

                  AND (-measured.spent, (measured.business_day - '1970-01-01'::date)::bigint)
                      BETWEEN ($15::bigint, $16::bigint) AND ($17::bigint, $18::bigint)"""));

    private DoubtfulStageSql() {}
}
