-- Calls a given ticket out of its turn, by its id or its label: one that waits, was put off or set aside, or did not come today. With
-- any_kind also one whose kind the desk does not serve; so is one that is kept for whoever calls.
WITH :own_desk,
next AS (
    SELECT st.centre_id, st.ticket_id, st.position, to_jsonb(st) AS was
    FROM here, ticket t, stage st
    WHERE here.calling AND t.centre_id = here.centre_id AND t.business_day = here.day
      AND (t.id = :ticket::uuid OR t.label = :label::text)
      AND st.centre_id = t.centre_id AND st.ticket_id = t.id
      AND st.state IN ('waiting', 'postponed', 'no_show') AND (:any_kind::boolean OR st.kind = ANY (here.stages) OR st.wanted_person = :actor)
      AND NOT EXISTS (SELECT FROM stage busy WHERE busy.centre_id = here.centre_id
                      AND busy.desk = here.code AND busy.state IN ('called', 'serving'))
    FOR UPDATE OF st),
:still_free,
:called,
:called_alone,
noted AS (
    INSERT INTO event (centre_id, at, kind, ticket_id, position, desk, actor, reason, command_key, command_request)
    SELECT centre_id, (SELECT now FROM clock), 'called_out_of_turn', ticket_id, position, desk, :actor, :reason::text,
           split_part(:key, ' ', 1), split_part(:key, ' ', 2)
    FROM changed
    RETURNING id, centre_id, kind, ticket_id, position),
:overridden_and_bumped
SELECT :as_seen, coalesce(:reason::text, :out_of_turn) AS out_of_turn, bumped.version
FROM changed s
JOIN ticket t ON t.centre_id = s.centre_id AND t.id = s.ticket_id, here, bumped
