-- Records that the called visitor has not come. The reason says why so soon after the call, or is null.
WITH :own_desk,
:taken,
changed AS (
    UPDATE stage st
    SET state = 'no_show', finished_at = greatest(here.now, st.last_called_at, st.started_at)
    FROM taken, here
    WHERE st.centre_id = taken.centre_id AND st.ticket_id = taken.ticket_id AND st.position = taken.position
      AND st.state = 'called'
      AND (:reason::text IS NOT NULL OR walks_from(st.centre_id, st.ticket_id, st.position, st.called_at,
                                                          last_call(st.last_called_at, st.called_again_at), st.calls, st.recalls, NULL)
                                            <= here.now - here.no_show_after * interval '1 second')
    RETURNING :changed_stage),
:alone,
noted AS (
    INSERT INTO event (centre_id, at, kind, ticket_id, position, desk, actor, reason, command_key, command_request)
    SELECT centre_id, (SELECT now FROM clock), 'no_show', ticket_id, position, desk, :actor, :reason::text,
           split_part(:key, ' ', 1), split_part(:key, ' ', 2)
    FROM changed
    RETURNING id, centre_id, kind, ticket_id, position),
:overridden_and_bumped
SELECT :as_seen, :out_of_turn AS out_of_turn, bumped.version
FROM changed s
JOIN ticket t ON t.centre_id = s.centre_id AND t.id = s.ticket_id, here, bumped
