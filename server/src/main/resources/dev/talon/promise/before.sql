-- How long the last services of each kind took within four weeks, from the call to the end, seconds.
SELECT k.code AS kind, array_agg(last.took) AS took
FROM centre c CROSS JOIN (SELECT coalesce(:now::timestamptz, now()) AS now) AS clock
JOIN stage_kind k ON k.centre_id = c.id
CROSS JOIN LATERAL (
    SELECT ((walk_of(st.last_called_at, st.started_at) + service_of(st.started_at, st.finished_at, st.aside_serving)) / 1000000.0)::float8 AS took
    FROM stage st
    WHERE st.centre_id = c.id AND counts(st.state, st.inaccurate, st.outcome) AND st.kind = k.code
      AND st.finished_at BETWEEN clock.now - interval '28 days' AND clock.now
    ORDER BY st.finished_at DESC LIMIT 300) AS last
WHERE c.code = :centre
GROUP BY k.code
