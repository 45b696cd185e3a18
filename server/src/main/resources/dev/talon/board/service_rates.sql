-- How fast each kind of stage is served. Recent are the last 30 served stages of a kind within three hours; with fewer than
-- three the rate is unknown.
SELECT k.code AS kind, recent.service
FROM centre c CROSS JOIN (SELECT coalesce(:now::timestamptz, now()) AS now) AS clock
JOIN stage_kind k ON k.centre_id = c.id
CROSS JOIN LATERAL (
    SELECT CASE WHEN count(*) >= 3 THEN (avg(service_of(started_at, finished_at, aside_serving)) / 1000000)::float8 END AS service
    FROM (SELECT st.started_at, st.finished_at, st.aside_serving
          FROM stage st
          WHERE st.centre_id = c.id AND counts(st.state, st.inaccurate, st.outcome) AND st.kind = k.code
            AND st.finished_at BETWEEN clock.now - interval '3 hours' AND clock.now
          ORDER BY st.finished_at DESC LIMIT 30) AS last) AS recent
WHERE c.code = :centre
