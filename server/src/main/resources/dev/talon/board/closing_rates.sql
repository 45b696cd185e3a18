-- Of each kind of the centre's services: how many wait for it or were put off and come back, how many will come to it from a stage before, the desks that serve it,
-- when those on a break end it, and how long a desk needs from a call to the
-- end of the service. That is taken of the last 30 served within three hours, else within four weeks and the last thousand of the centre, so that a kind that hardly anybody comes for costs no more than others; five minutes where there are fewer than five.
SELECT k.kind, queue.waiting, queue.coming, desks.open, desks.busy, desks.breaks, recent.mean, recent.deviation, c.closing_margin,
       (SELECT json_object_agg(s.code, s.route) FROM service s WHERE s.centre_id = c.id) AS routes
FROM centre c
CROSS JOIN (SELECT coalesce(:now::timestamptz, now()) AS now) AS clock
CROSS JOIN LATERAL (
    SELECT DISTINCT unnest(s.route) AS kind FROM service s WHERE s.centre_id = c.id AND s.active) AS k
CROSS JOIN LATERAL (
    SELECT count(*) FILTER (WHERE st.state IN ('waiting', 'postponed') AND st.kind = k.kind)::integer AS waiting,
           count(*) FILTER (WHERE k.kind = ANY (t.route[st.position + 1 : cardinality(t.route)]))::integer AS coming
    FROM stage st JOIN ticket t ON t.centre_id = st.centre_id AND t.id = st.ticket_id
    WHERE st.centre_id = c.id AND st.business_day = business_day(c.zone, c.day_ends, clock.now) AND is_open(st.state)) AS queue
CROSS JOIN LATERAL (
    SELECT count(*) FILTER (WHERE s.desk IS NOT NULL OR d.paused_at IS NULL)::integer AS open, count(s.desk)::integer AS busy,
           coalesce(json_agg(CASE WHEN d.pause_until > clock.now THEN extract(epoch FROM d.pause_until - clock.now) END)
                    FILTER (WHERE s.desk IS NULL AND d.paused_at IS NOT NULL), '[]') AS breaks
    FROM desk d
    LEFT JOIN stage s ON s.centre_id = d.centre_id AND s.desk = d.code AND s.state IN ('called', 'serving')
    WHERE d.centre_id = c.id AND d.active AND k.kind = ANY (kinds_served(c.id, d.stages, d.held_by, d.holder))
      AND (s.desk IS NOT NULL
           OR d.shut_at IS NULL AND (desk_is_open(d.seen_at, now()) OR d.paused_at IS NOT NULL AND d.pause_until > clock.now))) AS desks
CROSS JOIN LATERAL (
    SELECT CASE WHEN count(*) >= 5 THEN greatest(avg(took), 1) ELSE 300 END AS mean,
           CASE WHEN count(*) >= 5 THEN coalesce(stddev_samp(took), 0) ELSE 240 END AS deviation
    FROM (SELECT ((walk_of(st.last_called_at, st.started_at) + service_of(st.started_at, st.finished_at, st.aside_serving)) / 1000000.0)::float8 AS took
          FROM (SELECT s.* FROM stage s
                WHERE s.centre_id = c.id AND s.state = 'served'
                  AND s.finished_at BETWEEN clock.now - CASE WHEN (
                    SELECT count(*) FROM (SELECT FROM stage s WHERE s.centre_id = c.id AND counts(s.state, s.inaccurate, s.outcome) AND s.kind = k.kind
                                            AND s.finished_at BETWEEN clock.now - interval '3 hours' AND clock.now LIMIT 5) AS few) = 5
                    THEN interval '3 hours' ELSE interval '28 days' END AND clock.now
                ORDER BY s.finished_at DESC LIMIT 1000) AS st
          WHERE counts(st.state, st.inaccurate, st.outcome) AND st.kind = k.kind
          ORDER BY st.finished_at DESC LIMIT 30) AS last) AS recent
WHERE c.code = :centre
