package dev.talon.table;

/** The rules of the month in SQL: what a day of a centre comes to. Shared by the report and by the settling of days. */
final class Facts {
    private Facts() {}

    /** The columns of {@code day_figures} after its key, in the order of {@link #OF_DAY}. */
    static final String COLUMNS = """
            consultation, consultation_wait, consultation_service, cash, cash_wait, cash_service,
            both_kinds, both_wait, both_service, no_show, cancelled, expired, inaccurate""";

    /**
     * The figures of {@code unsettled.centre_id} and {@code unsettled.business_day} from the stages themselves. It goes by the
     * ticket's index of its day: stages have none, so that a call writes one index less.
     */
    static final String OF_DAY = figures("", "", """
            FROM ticket
            JOIN stage ON stage.centre_id = ticket.centre_id AND stage.ticket_id = ticket.id
            WHERE ticket.centre_id = unsettled.centre_id AND ticket.business_day = unsettled.business_day""");

    /** The figures of all days of the centres named by a preceding {@code chosen (id)}, in one pass; with their keys before them. */
    static final String OF_ALL_DAYS = figures("centre_id, business_day, ", "GROUP BY centre_id, business_day", """
            FROM stage
            WHERE stage.centre_id IN (SELECT id FROM chosen)""");

    private static String figures(String keys, String groups, String stages) {
        return """
            SELECT %1$scoalesce(sum(consultation), 0)::integer AS consultation,
                   coalesce(sum(consultation_wait), 0)::bigint AS consultation_wait,
                   coalesce(sum(consultation_service), 0)::bigint AS consultation_service,
                   coalesce(sum(cash), 0)::integer AS cash,
                   coalesce(sum(cash_wait), 0)::bigint AS cash_wait,
                   coalesce(sum(cash_service), 0)::bigint AS cash_service,
                   (count(*) FILTER (WHERE through_both))::integer AS both_kinds,
                   coalesce(sum(consultation_wait + cash_wait) FILTER (WHERE through_both), 0)::bigint AS both_wait,
                   coalesce(sum(consultation_service + cash_service) FILTER (WHERE through_both), 0)::bigint AS both_service,
                   coalesce(sum(no_show), 0)::integer AS no_show,
                   coalesce(sum(cancelled), 0)::integer AS cancelled,
                   coalesce(sum(expired), 0)::integer AS expired,
                   coalesce(sum(inaccurate), 0)::integer AS inaccurate
            FROM (SELECT %1$scount(*) FILTER (WHERE counts AND kind = 'consultation') AS consultation,
                         sum(wait) FILTER (WHERE counts AND kind = 'consultation') AS consultation_wait,
                         sum(service) FILTER (WHERE counts AND kind = 'consultation') AS consultation_service,
                         count(*) FILTER (WHERE counts AND kind = 'cash') AS cash,
                         sum(wait) FILTER (WHERE counts AND kind = 'cash') AS cash_wait,
                         sum(service) FILTER (WHERE counts AND kind = 'cash') AS cash_service,
                         bool_and(counts) AND bool_or(kind = 'consultation') AND bool_or(kind = 'cash') AS through_both,
                         count(*) FILTER (WHERE state = 'no_show') AS no_show,
                         count(*) FILTER (WHERE state = 'cancelled') AS cancelled,
                         count(*) FILTER (WHERE state = 'expired') AS expired,
                         count(*) FILTER (WHERE state = 'served' AND NOT counts) AS inaccurate
                  FROM (SELECT stage.centre_id, stage.business_day, stage.ticket_id, stage.kind, stage.state,
                               stage.state = 'served' AND stage.inaccurate IS NULL AS counts,
                               (extract(epoch FROM stage.called_at - stage.queued_at) * 1000000)::bigint
                                   - stage.postponed * 1000000::bigint AS wait,
                               (extract(epoch FROM stage.finished_at - stage.started_at) * 1000000)::bigint AS service
                        %3$s
                       ) AS leg
                  GROUP BY centre_id, business_day, ticket_id) AS visit
            %2$s""".formatted(keys, groups, stages);
    }

    /**
     * The days without figures from $1 to $2 of the centres named by a preceding {@code chosen (id)}, between each centre's
     * first and last day; days without tickets among them.
     */
    static final String UNSETTLED = """
            span AS (
                SELECT chosen.id AS centre_id, greatest($1::date, edge.first) AS first, least($2::date, edge.last) AS last
                FROM chosen
                CROSS JOIN LATERAL (SELECT min(business_day) AS first, max(business_day) AS last
                                    FROM ticket WHERE ticket.centre_id = chosen.id) AS edge
                -- A centre without tickets has no days: greatest and least pass over what is null.
                WHERE edge.first IS NOT NULL
            ), unsettled AS (
                SELECT span.centre_id, span.first + n AS business_day
                FROM span
                CROSS JOIN LATERAL generate_series(0, span.last - span.first) AS n
                WHERE NOT EXISTS (SELECT FROM day_figures
                                  WHERE day_figures.centre_id = span.centre_id
                                    AND day_figures.business_day = span.first + n)
            )""";
}
