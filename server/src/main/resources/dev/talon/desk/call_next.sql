-- Calls the waiting stage with the earliest due_at. Scalar subqueries force the planner onto the index of waiting stages,
-- whatever its row estimates, and to this centre's day only. The scan skips kinds that the desk does not serve, and those who wait
-- for somebody else, which is right for the tens to hundreds that wait in a hall.
WITH :own_desk,
next AS (
    SELECT st.centre_id, st.ticket_id, st.position, to_jsonb(st) AS was
    FROM stage st
    WHERE st.centre_id = (SELECT centre_id FROM here WHERE calling) AND st.business_day = (SELECT day FROM here)
      AND st.state = 'waiting'
      AND may_be_called(st.kind, st.wanted_desk, st.wanted_person,
                        kept_until(st.centre_id, st.kind, st.wanted_desk, st.wanted_person, st.wanted_until),
                        (SELECT stages FROM here), (SELECT code FROM here), :actor, (SELECT now FROM here))
      AND NOT EXISTS (SELECT FROM stage busy
                      WHERE busy.centre_id = (SELECT centre_id FROM here)
                        AND busy.desk = (SELECT code FROM here) AND busy.state IN ('called', 'serving'))
    ORDER BY st.due_at, st.queued_at, st.ticket_id
    LIMIT 1
    FOR UPDATE OF st SKIP LOCKED),
:still_free,
:called,
:called_alone,
awake AS (
    UPDATE desk d SET seen_at = here.now FROM here, changed
    WHERE d.centre_id = here.centre_id AND d.code = here.code
      AND (d.seen_at IS NULL OR d.seen_at < here.now - interval '1 minute')),
noted AS (
    INSERT INTO event (centre_id, at, kind, ticket_id, position, desk, actor, reason, command_key, command_request)
    SELECT centre_id, (SELECT now FROM clock), 'called', ticket_id, position, desk, :actor, NULL,
           split_part(:key, ' ', 1), split_part(:key, ' ', 2)
    FROM changed
    RETURNING id, centre_id, kind, ticket_id, position),
:overridden_and_bumped
SELECT :as_seen, :out_of_turn AS out_of_turn, bumped.version
FROM changed s
JOIN ticket t ON t.centre_id = s.centre_id AND t.id = s.ticket_id, here, bumped
