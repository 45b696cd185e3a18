-- The days without a summary of the centres of chosen (id), between each centre's first and last day; days without tickets among them.
span AS (
    SELECT chosen.id AS centre_id, greatest(:from::date, edge.first) AS first, least(:to::date, edge.last) AS last
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
)
