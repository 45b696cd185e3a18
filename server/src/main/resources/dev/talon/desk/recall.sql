-- Calls the called visitor again, not more often and not sooner than the centre wants it.
WITH :own_desk,
:taken,
changed AS (
    UPDATE stage st
    SET last_called_at = CASE WHEN st.started_at IS NULL THEN greatest(here.now, st.last_called_at) ELSE st.last_called_at END,
        called_again_at = CASE WHEN st.started_at IS NOT NULL THEN here.now END,
        calls = least(st.calls + 1, 32767), recalls = st.recalls + 1
    FROM taken, here
    WHERE st.centre_id = taken.centre_id AND st.ticket_id = taken.ticket_id AND st.position = taken.position
      AND st.state = 'called' AND (here.recall_limit IS NULL OR st.recalls < here.recall_limit)
      AND last_call(st.last_called_at, st.called_again_at) <= here.now - here.recall_pause * interval '1 second'
    RETURNING :changed_stage),
:alone,
noted AS (
    INSERT INTO event (centre_id, at, kind, ticket_id, position, desk, actor, reason, command_key, command_request)
    SELECT centre_id, (SELECT now FROM clock), 'recalled', ticket_id, position, desk, :actor, NULL,
           split_part(:key, ' ', 1), split_part(:key, ' ', 2)
    FROM changed
    RETURNING id, centre_id, kind, ticket_id, position),
:overridden_and_bumped
SELECT :as_seen, :out_of_turn AS out_of_turn, bumped.version
FROM changed s
JOIN ticket t ON t.centre_id = s.centre_id AND t.id = s.ticket_id, here, bumped
