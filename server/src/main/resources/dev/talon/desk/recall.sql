-- Calls the called visitor again.
WITH :own_desk,
changed AS (
    UPDATE stage st
    SET last_called_at = greatest(here.now, st.last_called_at), calls = least(st.calls + 1, 32767)
    FROM here
    WHERE st.centre_id = (SELECT centre_id FROM here WHERE obeys) AND st.desk = (SELECT code FROM here)
      AND st.state = 'called'
    RETURNING :changed_stage),
noted AS (
    INSERT INTO event (centre_id, at, kind, ticket_id, position, desk, actor, reason, command_key, command_request)
    SELECT centre_id, (SELECT now FROM clock), 'recalled', ticket_id, position, desk, :actor, NULL,
           split_part(:key, ' ', 1), split_part(:key, ' ', 2)
    FROM changed),
:overridden_and_bumped
SELECT :as_seen, :out_of_turn AS out_of_turn, bumped.version
FROM changed s
JOIN ticket t ON t.centre_id = s.centre_id AND t.id = s.ticket_id, here, bumped
