-- Calls a given ticket out of its turn, by its id or its label: one that waits, was put off or set aside, or did not come today. With
-- any_kind also one whose kind the desk does not serve; so is one that is kept for whoever calls. Whom the caller set aside is in turn
-- for them. One who did not come has come back by it, which is an event before that of the call.
WITH :own_desk,
next AS (
    SELECT st.centre_id, st.ticket_id, st.position, st.state, to_jsonb(st) AS was,
           st.state = 'postponed' AND st.called_at IS NOT NULL AND st.wanted_person = :actor AND put_off.since IS NULL AS theirs
    FROM here, ticket t, stage st CROSS JOIN LATERAL (SELECT st.centre_id, st.ticket_id, st.position) AS taken
    CROSS JOIN LATERAL (:put_off) AS put_off
    WHERE here.calling AND t.centre_id = here.centre_id AND t.business_day = here.day
      AND (t.id = :ticket::uuid OR t.label = :label::text)
      AND st.centre_id = t.centre_id AND st.ticket_id = t.id
      AND st.state IN ('waiting', 'postponed', 'no_show') AND (:any_kind::boolean OR st.kind = ANY (here.stages) OR st.wanted_person = :actor)
      AND NOT EXISTS (SELECT FROM stage busy WHERE busy.centre_id = here.centre_id
                      AND busy.desk = here.code AND busy.state IN ('called', 'serving'))
    FOR UPDATE OF st),
:still_free,
:called,
before AS (SELECT next.was FROM next),
after AS (SELECT changed.became FROM changed),
others AS (
    INSERT INTO event (centre_id, at, kind, ticket_id, position, desk, actor, reason)
    SELECT changed.centre_id, (SELECT now FROM clock), 'returned', changed.ticket_id, changed.position, changed.desk, :actor, :reason::text
    FROM changed, next WHERE next.state = 'no_show'
    RETURNING id),
tickets AS (SELECT NULL::jsonb AS was, NULL::uuid AS born, NULL::text AS label),
noted AS (
    INSERT INTO event (centre_id, at, kind, ticket_id, position, desk, actor, reason, command_key, command_request)
    SELECT changed.centre_id, (SELECT now FROM clock), CASE WHEN next.theirs THEN 'called' ELSE 'called_out_of_turn' END, changed.ticket_id,
           changed.position, changed.desk, :actor, :reason::text, split_part(:key, ' ', 1), split_part(:key, ' ', 2)
    FROM changed, next WHERE (SELECT count(*) FROM others) >= 0
    RETURNING id, centre_id, kind, ticket_id, position),
:overridden_and_bumped
SELECT :as_seen, coalesce(CASE WHEN NOT (SELECT theirs FROM next) THEN :reason::text END, :out_of_turn) AS out_of_turn, bumped.version
FROM changed s
JOIN ticket t ON t.centre_id = s.centre_id AND t.id = s.ticket_id, here, bumped
