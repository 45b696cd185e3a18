WITH clock AS MATERIALIZED (
    SELECT coalesce(:now::timestamptz, clock_timestamp()) AS now),
c AS (
    SELECT centre.*, clock.now, business_day(zone, day_ends, clock.now) AS day
    FROM centre, clock WHERE code = :centre OR id = :centre_id),
open AS MATERIALIZED (
    SELECT st.*, t.label, t.norm, t.language
    FROM stage st JOIN ticket t ON t.centre_id = st.centre_id AND t.id = st.ticket_id
    WHERE st.centre_id = (SELECT id FROM c) AND st.business_day = (SELECT day FROM c)
      AND is_open(st.state))
SELECT c.id, c.code, by_language(c.name_ru, c.name_en, c.translations -> 'name') AS name, c.zone, c.version, c.hours_version, c.pictures_version, c.now, c.day,
    day_begins(c.zone, c.day_ends, c.day + 1) AS day_ends_at,
    (SELECT json_agg(json_build_object(
                'label', o.label, 'desk', o.desk, 'service', o.service, 'stage', o.kind, 'state', o.state,
                'at', last_call(o.last_called_at, o.called_again_at), 'calls', o.calls, 'language', o.language, 'zone', place.zone)
                ORDER BY last_call(o.last_called_at, o.called_again_at) DESC, o.label)
     FROM open o LEFT JOIN desk place ON place.centre_id = o.centre_id AND place.code = o.desk
     WHERE o.state IN ('called', 'serving')) AS calls,
    (SELECT json_agg(json_build_object(
                'service', s.code, 'name', by_language(s.name_ru, s.name_en, s.translations -> 'name'), 'norm', s.norm, 'kind', s.route[1], 'route', s.route,
                'limitReached', s.day_limit IS NOT NULL AND issued_on(c.id, s.code, c.day) >= s.day_limit, 'active', s.active,
                'count', w.count, 'since', w.since, 'overNorm', w.over_norm, 'ahead', w.ahead)
                ORDER BY s.position)
     FROM service s
     CROSS JOIN LATERAL (
         SELECT count(*) FILTER (WHERE o.service = s.code) AS count,
                min(waits_from(o.queued_at, o.counts_from)) FILTER (WHERE o.service = s.code AND o.called_at IS NULL) AS since,
                count(*) FILTER (WHERE o.service = s.code AND late_from(o.queued_at, o.counts_from, o.called_at, o.norm, o.postponed) < c.now) AS over_norm,
                -- Of whoever would take an ordinary ticket now.
                count(*) FILTER (WHERE o.kind = s.route[1]
                                 AND is_before(o.due_at, o.queued_at, o.ticket_id, due_at(c.now, s.norm, 'ordinary'), c.now,
                                               'ffffffff-ffff-ffff-ffff-ffffffffffff')) AS ahead
         FROM open o WHERE o.state = 'waiting') AS w
     WHERE s.centre_id = c.id AND (s.active OR w.count > 0)) AS waiting,
    (SELECT json_agg(json_build_object(
                'desk', d.code, 'stages', kinds_served(c.id, d.stages, d.held_by, d.holder), 'label', o.label, 'service', o.service, 'zone', d.zone, 'arrow', d.arrow,
                'since', CASE WHEN o.state = 'called' THEN last_call(o.last_called_at, o.called_again_at)
                              ELSE coalesce(o.started_at, d.paused_at) END,
                'until', CASE WHEN o.state IS NULL AND d.paused_at IS NOT NULL THEN d.pause_until END,
                'state', CASE WHEN o.state IS NOT NULL THEN o.state
                              WHEN d.paused_at IS NOT NULL THEN 'paused'
                              WHEN desk_is_open(d.seen_at, c.now) THEN 'idle'
                              ELSE 'closed' END) ORDER BY d.position, d.code)
     FROM desk d LEFT JOIN open o ON o.desk = d.code AND o.state IN ('called', 'serving')
     WHERE d.centre_id = c.id AND (d.active OR o.state IS NOT NULL)) AS desks,
    (SELECT json_agg(json_build_object('code', z.code, 'names', z.names, 'arrow', z.arrow,
                'screens', ARRAY(SELECT v.id FROM device v WHERE v.centre_id = c.id AND z.code = ANY (v.zones) AND v.revoked_at IS NULL ORDER BY v.id))
                ORDER BY z.position)
     FROM zone z WHERE z.centre_id = c.id) AS zones,
    -- Also those that begin later: screens show each at its time.
    (SELECT json_agg(json_build_object('code', n.code, 'level', n.level, 'texts', n.texts, 'from', n.shows_from, 'until', n.shows_until)
                     ORDER BY n.level DESC, n.shows_from, n.code)
     FROM notice n
     WHERE (n.centre_id = c.id OR n.centre_id IS NULL) AND (n.shows_until IS NULL OR n.shows_until > c.now)
       AND n.shows_from < c.now + interval '2 days') AS notices,
    (SELECT json_build_object('since', a.since, 'texts', a.texts) FROM alarm a WHERE a.centre_id = c.id) AS alarm,
    -- Of each kiosk the last.
    (SELECT json_agg(json_build_object('id', h.id, 'kiosk', h.device_id, 'name', h.name, 'at', h.called_at, 'until', h.until, 'answeredAt', h.answered_at)
                     ORDER BY h.called_at)
     FROM (SELECT DISTINCT ON (h.device_id) h.*, d.name
           FROM help_call h JOIN device d ON d.id = h.device_id
           WHERE h.centre_id = c.id AND h.business_day = c.day AND h.called_at > c.now - interval '10 minutes'
           ORDER BY h.device_id, h.id DESC) AS h
     WHERE h.withdrawn_at IS NULL AND (h.answered_at IS NULL OR h.answered_at > c.now - interval '2 minutes')) AS help,
    (SELECT json_agg(json_build_object('id', a.id, 'screen', a.device_id, 'at', a.asked_at) ORDER BY a.id)
     FROM screen_ask a JOIN device v ON v.id = a.device_id
     WHERE v.centre_id = c.id AND a.kind = 'test-call' AND a.asked_at > c.now - interval '20 seconds') AS tests
FROM c
