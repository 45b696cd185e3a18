-- How long the last services of each kind took within four weeks, from the call to the end, seconds: at most 300 of a kind, of the last
-- 2000 of the centre, so that a kind that hardly anybody comes for costs no more than others.
SELECT recent.kind, array_agg(recent.took) AS took
FROM centre c CROSS JOIN (SELECT coalesce(:now::timestamptz, now()) AS now) AS clock
CROSS JOIN LATERAL (
    SELECT st.kind, row_number() OVER (PARTITION BY st.kind ORDER BY st.finished_at DESC) AS place,
           ((walk_of(st.last_called_at, st.started_at) + service_of(st.started_at, st.finished_at, st.aside_serving)) / 1000000.0)::float8 AS took
    FROM (SELECT s.* FROM stage s
          WHERE s.centre_id = c.id AND s.state = 'served' AND s.finished_at BETWEEN clock.now - interval '28 days' AND clock.now
          ORDER BY s.finished_at DESC LIMIT 2000) AS st
    WHERE counts(st.state, st.inaccurate, st.outcome)) AS recent
WHERE c.code = :centre AND recent.place <= 300
GROUP BY recent.kind
