-- The stages of a page, by a time or (by = 'queued') as they were queued. Key and day are as dev.talon.statistics.SortKey has them, 1
-- or -1 times; the page begins skip stages after the first place.
WITH :measured_of_days, placed AS (
    SELECT measured.*,
           coalesce(:key_sign::bigint * CASE :by::text WHEN 'wait' THEN measured.wait WHEN 'service' THEN measured.spent
                                                       WHEN 'walking' THEN measured.walk ELSE 0 END, 9223372036854775807) AS key,
           :day_sign::bigint * (measured.business_day - '1970-01-01'::date)::bigint AS day
    FROM measured
)
SELECT placed.*, person.name AS person
FROM placed
LEFT JOIN staff person ON placed.specialist = 'staff:' || person.login
WHERE (key, day) >= (:first_key::bigint, :first_day::bigint)
ORDER BY key, day, :day_sign * extract(epoch FROM queued_at), ticket_id, position
LIMIT :size OFFSET :skip
