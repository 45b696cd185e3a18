-- Ends a service and calls the next visitor in one command. A stage that begins to wait by this very command is not called by it.
WITH :own_desk,
:taken,
changed AS (
    UPDATE stage st
    SET state = 'served', finished_at = greatest(here.now, st.started_at), outcome = :outcome
    FROM taken, here
    WHERE st.centre_id = taken.centre_id AND st.ticket_id = taken.ticket_id AND st.position = taken.position
      AND st.state = 'serving' AND (:outcome::text IS NULL OR is_outcome(here.centre_id, :outcome))
    RETURNING :changed_stage),
:following_waits,
next AS (
    SELECT st.centre_id, st.ticket_id, st.position, to_jsonb(st) AS was
    FROM stage st
    WHERE st.centre_id = (SELECT centre_id FROM here WHERE calling) AND st.business_day = (SELECT day FROM here)
      AND st.state = 'waiting'
      AND may_be_called(st.kind, st.wanted_desk, st.wanted_person,
                        kept_until(st.centre_id, st.kind, st.wanted_desk, st.wanted_person, st.wanted_until),
                        (SELECT stages FROM here), (SELECT code FROM here), :actor, (SELECT now FROM here))
      AND (SELECT count(*) FROM changed) = 1
    ORDER BY st.due_at, st.queued_at, st.ticket_id
    LIMIT 1
    FOR UPDATE OF st SKIP LOCKED),
:still_free,
called AS (
    :called_stage
    FROM next, here, free
    WHERE st.centre_id = next.centre_id AND st.ticket_id = next.ticket_id AND st.position = next.position
    RETURNING :changed_stage),
followed AS (
    INSERT INTO event (centre_id, at, kind, ticket_id, position, desk, actor)
    SELECT centre_id, queued_at, 'queued', ticket_id, position, desk, :actor FROM following
    RETURNING id),
noted AS (
    INSERT INTO event (centre_id, at, kind, ticket_id, position, desk, actor, command_key, command_request, outcome)
    SELECT centre_id, (SELECT now FROM clock), 'finished', ticket_id, position, desk, :actor,
           split_part(:key, ' ', 1), split_part(:key, ' ', 2), :outcome
    FROM changed
    RETURNING id, centre_id, CASE WHEN EXISTS (SELECT FROM called) THEN 'advanced' ELSE kind END AS kind, ticket_id, position),
calling AS (
    INSERT INTO event (centre_id, at, kind, ticket_id, position, desk, actor)
    SELECT centre_id, (SELECT now FROM clock), 'called', ticket_id, position, desk, :actor FROM called
    RETURNING id),
before AS (SELECT was FROM taken UNION ALL SELECT was FROM next),
after AS (SELECT became FROM changed UNION ALL SELECT became FROM following UNION ALL SELECT became FROM called),
others AS (SELECT id FROM followed UNION ALL SELECT id FROM calling),
tickets AS (SELECT NULL::jsonb AS was, NULL::uuid AS born, NULL::text AS label),
:overridden_and_bumped
SELECT :as_seen, :out_of_turn AS out_of_turn, bumped.version
FROM (SELECT * FROM changed UNION ALL SELECT * FROM called) AS s
JOIN ticket t ON t.centre_id = s.centre_id AND t.id = s.ticket_id, here, bumped
ORDER BY s.state = 'called'
