-- The first centre, if it is after three at night on its clock.
(SELECT id, coalesce(:now::timestamptz, now()) AT TIME ZONE zone AS local FROM centre ORDER BY id LIMIT 1) AS first
WHERE extract(hour FROM first.local) >= 3 AND clocks_agree(:node_time, :most_apart)
