-- What came of the promises of the last four weeks, the newest 4000: by how many spreads the wait was off, and whether it was inside.
SELECT p.kind, p.ahead, ((p.wait / 1000000.0 - p.mean) / p.spread)::float8 AS off, coalesce(p.held, true) AS held
FROM centre c CROSS JOIN (SELECT coalesce(:now::timestamptz, now()) AS now) AS clock
CROSS JOIN LATERAL (
    SELECT p.* FROM kept_promise p
    WHERE p.centre_id = c.id AND p.business_day BETWEEN business_day(c.zone, c.day_ends, clock.now) - 28
                                                    AND business_day(c.zone, c.day_ends, clock.now) - 1
      AND p.mean IS NOT NULL AND NOT p.at_once
    ORDER BY p.business_day DESC LIMIT 4000) AS p
WHERE c.code = :centre
