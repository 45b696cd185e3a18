package dev.talon.table;

/** What a day of a centre comes to, as the schema's view {@code day_figures_now} says it; for the table and for settling. */
final class Facts {
    private Facts() {}

    /** The columns of {@code day_figures} after its key, in the order of {@link #OF_DAY}. */
    static final String COLUMNS = """
            consultation, consultation_wait, consultation_service, cash, cash_wait, cash_service,
            both_kinds, both_wait, both_service, no_show, cancelled, expired, inaccurate""";

    /** Each column, or 0 where a day has none. */
    static final String OR_ZERO = COLUMNS.replaceAll("(\\w+)", "coalesce($1, 0)");

    /**
     * The figures of {@code unsettled.centre_id} and {@code unsettled.business_day} from the stages themselves. It is a query of
     * one day, whatever is around it: {@code OFFSET 0} keeps it so.
     */
    static final String OF_DAY = "SELECT " + OR_ZERO + """

            FROM (SELECT) AS one LEFT JOIN LATERAL (
                SELECT * FROM day_figures_now AS now
                WHERE now.centre_id = unsettled.centre_id AND now.business_day = unsettled.business_day OFFSET 0) AS now ON true""";

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
