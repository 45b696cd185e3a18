-- Begins to serve the called visitor, or goes on with a service that was set aside: its first start stays.
WITH :own_desk,
:taken,
changed AS (
    UPDATE stage st
    SET state = 'serving', started_at = coalesce(st.started_at, greatest(here.now, st.last_called_at)),
        aside = st.aside + coalesce(whole_seconds(here.now - st.away_since), 0),
        aside_serving = st.aside_serving + coalesce(whole_seconds(here.now - st.away_since), 0), away_since = NULL
    FROM taken, here
    WHERE st.centre_id = taken.centre_id AND st.ticket_id = taken.ticket_id AND st.position = taken.position
      AND st.state = 'called'
    RETURNING :changed_stage),
:alone,
noted AS (
    INSERT INTO event (centre_id, at, kind, ticket_id, position, desk, actor, reason, command_key, command_request)
    SELECT centre_id, (SELECT now FROM clock), 'started', ticket_id, position, desk, :actor, NULL,
           split_part(:key, ' ', 1), split_part(:key, ' ', 2)
    FROM changed
    RETURNING id, centre_id, kind, ticket_id, position),
:overridden_and_bumped
SELECT :as_seen, :out_of_turn AS out_of_turn, bumped.version
FROM changed s
JOIN ticket t ON t.centre_id = s.centre_id AND t.id = s.ticket_id, here, bumped
