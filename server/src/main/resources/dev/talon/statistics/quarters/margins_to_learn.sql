-- The centres whose last day is not known yet, an hour after it ended: by then what it left open is closed. Of the first time the four weeks before are learned.
SELECT c.code, c.closing_margin, c.margin_settled, c.margin_learned, coalesce(c.margin_learned + 1, day.last - 27) AS from_day, day.last AS to_day
FROM centre c
CROSS JOIN LATERAL (
    SELECT business_day(c.zone, c.day_ends, coalesce(:now::timestamptz, clock_timestamp()) - interval '1 hour') - 1 AS last) AS day
WHERE c.last_ticket AND (c.margin_learned IS NULL OR c.margin_learned < day.last)
ORDER BY c.code
