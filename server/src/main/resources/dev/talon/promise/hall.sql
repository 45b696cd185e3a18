-- A centre as the simulation of its queue begins: who waits, the first 400, who is at which desk since when, which desks are on a break, and how long
-- the last 30 services of each kind within three hours took, from the call to the end. Seconds.
SELECT
    (SELECT json_agg(json_build_object('kind', k.code, 'norm', s.norm) ORDER BY k.position, k.code)
     FROM stage_kind k
     CROSS JOIN LATERAL (SELECT s.norm FROM service s WHERE s.centre_id = c.id AND s.active AND k.code = ANY (s.route)
                         ORDER BY s.route[1] <> k.code, s.position LIMIT 1) AS s
     WHERE k.centre_id = c.id) AS kinds,
    (SELECT json_agg(json_build_object('kind', st.kind, 'due', extract(epoch FROM st.due_at - clock.now),
                                       'rest', t.route[st.position + 1 : cardinality(t.route)], 'norm', t.norm)
                     ORDER BY st.due_at, st.queued_at, st.ticket_id)
     FROM (SELECT * FROM stage first
           WHERE first.centre_id = c.id AND first.business_day = business_day(c.zone, c.day_ends, clock.now) AND first.state = 'waiting'
           ORDER BY first.due_at, first.queued_at, first.ticket_id LIMIT 400) AS st
     JOIN ticket t ON t.centre_id = st.centre_id AND t.id = st.ticket_id) AS waiting,
    (SELECT json_agg(json_build_object('desk', d.code, 'kinds', kinds_served(c.id, d.stages, d.held_by, d.holder),
                                       'kind', st.kind, 'rest', t.route[st.position + 1 : cardinality(t.route)], 'norm', t.norm,
                                       'lasted', greatest(0, extract(epoch FROM clock.now - last_call(st.last_called_at, st.called_again_at))),
                                       'away', d.paused_at IS NOT NULL,
                                       'back', extract(epoch FROM d.pause_until - clock.now)) ORDER BY d.position, d.code)
     FROM desk d
     LEFT JOIN stage st ON st.centre_id = d.centre_id AND st.desk = d.code AND st.state IN ('called', 'serving')
     LEFT JOIN ticket t ON t.centre_id = st.centre_id AND t.id = st.ticket_id
     WHERE d.centre_id = c.id AND d.active AND (st.desk IS NOT NULL OR desk_is_open(d.seen_at, now()))) AS desks,
    (SELECT json_object_agg(k.code, recent.took)
     FROM stage_kind k
     CROSS JOIN LATERAL (
         SELECT json_agg(last.took) AS took
         FROM (SELECT (walk_of(st.last_called_at, st.started_at) + service_of(st.started_at, st.finished_at, st.aside_serving)) / 1000000.0 AS took
               FROM stage st
               WHERE st.centre_id = c.id AND counts(st.state, st.inaccurate, st.outcome) AND st.kind = k.code
                 AND st.finished_at BETWEEN clock.now - interval '3 hours' AND clock.now
               ORDER BY st.finished_at DESC LIMIT 30) AS last) AS recent
     WHERE k.centre_id = c.id AND recent.took IS NOT NULL) AS recent
FROM centre c CROSS JOIN (SELECT coalesce(:now::timestamptz, now()) AS now) AS clock
WHERE c.code = :centre
