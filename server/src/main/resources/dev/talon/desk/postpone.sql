-- Puts off a visitor who waits, at the visitor's wish.
changed AS (
    UPDATE stage st
    SET state = 'postponed', away_since = coalesce(st.away_since, here.now), away_until = here.now + :minutes::integer * interval '1 minute',
        away_reason = :reason, away_desk = here.code
    FROM taken, here
    WHERE st.centre_id = taken.centre_id AND st.ticket_id = taken.ticket_id AND st.position = taken.position
      AND st.state = 'waiting'
    RETURNING :changed_stage),
noted AS (
    INSERT INTO event (centre_id, at, kind, ticket_id, position, desk, actor, reason, command_key, command_request)
    SELECT centre_id, (SELECT now FROM clock), 'postponed', ticket_id, position, (SELECT code FROM here), :actor, :reason::text,
           split_part(:key, ' ', 1), split_part(:key, ' ', 2)
    FROM changed
    RETURNING id, centre_id, kind, ticket_id, position)
