package dev.talon.table;

/** What a day of a centre comes to, as the schema's view {@code day_sums} says it; for the table and for settling. */
final class Facts {
    private Facts() {}

    /** The columns of {@code day_summary} that the table needs, in the order of {@link #OF_DAY}. */
    static final String COLUMNS = """
            consultation, consultation_wait, consultation_service, cash, cash_wait, cash_service, both_kinds, both_wait, both_service,
            consultation_no_show, consultation_cancelled, consultation_expired, consultation_inaccurate,
            cash_no_show, cash_cancelled, cash_expired, cash_inaccurate,
            consultation_wrong_service, cash_wrong_service, consultation_not_queued, cash_not_queued, both_not_queued""";

    /**
     * The sums of {@code unsettled.centre_id} and {@code unsettled.business_day} from the stages themselves. It is a query of
     * one day, whatever is around it: {@code OFFSET 0} keeps it so.
     */
    static final String OF_DAY = "SELECT " + COLUMNS.replaceAll("(\\w+)", "coalesce($1, 0)") + """

            FROM (SELECT) AS one LEFT JOIN LATERAL (
                SELECT * FROM day_sums AS sums
                WHERE sums.centre_id = unsettled.centre_id AND sums.business_day = unsettled.business_day OFFSET 0) AS sums ON true""";

    /**
     * The days without a summary from $1 to $2 of the centres named by a preceding {@code chosen (id)}, between each centre's
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
                WHERE NOT EXISTS (SELECT FROM day_summary
                                  WHERE day_summary.centre_id = span.centre_id
                                    AND day_summary.business_day = span.first + n)
            )""";
}
