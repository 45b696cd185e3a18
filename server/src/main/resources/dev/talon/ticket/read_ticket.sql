-- A ticket with its stages, its place in the queue and its paper.
SELECT c.id AS centre_id, c.code AS centre, t.id, t.label, t.service, by_language(s.name_ru, s.name_en, s.translations -> 'name') AS name,
       by_language(s.advice_ru, s.advice_en, s.translations -> 'advice') AS advice, t.category, t.language,
       t.business_day, t.issued_at, t.route,
       (SELECT jsonb_object_agg(k.code, k.names) FROM stage_kind k WHERE k.centre_id = t.centre_id AND k.code = ANY (t.route)) AS kinds,
       (SELECT json_agg(json_build_object(
                   'kind', st.kind, 'state', st.state, 'queuedAt', st.queued_at, 'dueAt', st.due_at,
                   'calledAt', st.called_at, 'startedAt', st.started_at, 'finishedAt', st.finished_at,
                   -- Who waits for somebody is told at which desk that is; nobody's name is.
                   'desk', coalesce(st.desk, CASE WHEN st.state IN ('waiting', 'postponed') THEN
                       awaited_at(st.centre_id, st.wanted_desk, st.wanted_person,
                                  kept_until(st.centre_id, st.kind, st.wanted_desk, st.wanted_person, st.wanted_until), now()) END), 'until', CASE WHEN st.state = 'postponed' THEN st.away_until END) ORDER BY st.position)
        FROM stage st WHERE st.centre_id = t.centre_id AND st.ticket_id = t.id) AS stages,
       (SELECT (SELECT count(*) FROM stage o
                WHERE o.centre_id = me.centre_id AND o.business_day = me.business_day
                  AND o.state = 'waiting' AND o.kind = me.kind
                  AND is_before(o.due_at, o.queued_at, o.ticket_id, me.due_at, me.queued_at, me.ticket_id))
        FROM stage me
        WHERE me.centre_id = t.centre_id AND me.ticket_id = t.id AND me.state = 'waiting') AS ahead,
       (SELECT json_build_object('state', p.state, 'reason', p.reason)
        FROM print_job p WHERE p.centre_id = t.centre_id AND p.ticket_id = t.id
        ORDER BY p.created_at DESC LIMIT 1) AS print
FROM centre c
JOIN ticket t ON t.centre_id = c.id
JOIN service s ON s.centre_id = t.centre_id AND s.code = t.service
WHERE c.code = :centre AND t.id = :ticket
