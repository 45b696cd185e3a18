-- How fast each kind of stage is served. Recent are the last 30 served stages of a kind within three hours; with fewer than
-- three the rate is unknown.
SELECT k.kind, recent.service, open.desks, open.idle
FROM centre c CROSS JOIN (SELECT coalesce(:now::timestamptz, now()) AS now) AS clock
CROSS JOIN LATERAL (SELECT own.code AS kind FROM stage_kind own WHERE own.centre_id = c.id) AS k
CROSS JOIN LATERAL (
    SELECT CASE WHEN count(*) >= 3 THEN (avg(service_of(started_at, finished_at, aside_serving)) / 1000000)::float8 END AS service
    FROM (SELECT st.started_at, st.finished_at, st.aside_serving
          FROM stage st
          WHERE st.centre_id = c.id AND counts(st.state, st.inaccurate, st.outcome) AND st.kind = k.kind
            AND st.finished_at BETWEEN clock.now - interval '3 hours' AND clock.now
          ORDER BY st.finished_at DESC LIMIT 30) AS last) AS recent
CROSS JOIN LATERAL (
    SELECT count(*)::integer AS desks, count(*) FILTER (WHERE s.desk IS NULL)::integer AS idle
    FROM desk d
    LEFT JOIN stage s ON s.centre_id = d.centre_id AND s.desk = d.code AND s.state IN ('called', 'serving')
    WHERE d.centre_id = c.id AND d.active AND k.kind = ANY (kinds_served(c.id, d.stages, d.held_by, d.holder))
      AND (s.desk IS NOT NULL OR desk_is_open(d.seen_at, now()))) AS open
WHERE c.code = :centre
