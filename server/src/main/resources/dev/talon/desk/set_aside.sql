-- Sets the visitor at the desk aside: called, or being served. Back, the visitor waits for this desk and this person for a while.
WITH :own_desk,
:taken,
changed AS (
    UPDATE stage st
    SET state = 'postponed', desk = NULL, sole = false, away_since = coalesce(st.away_since, here.now),
        away_until = here.now + coalesce(:minutes::integer, here.aside_minutes) * interval '1 minute', away_reason = :reason,
        away_desk = here.code, wanted_desk = here.code, wanted_person = :actor,
        wanted_until = here.now + (coalesce(:minutes::integer, here.aside_minutes) + here.aside_minutes) * interval '1 minute'
    FROM taken, here
    WHERE st.centre_id = taken.centre_id AND st.ticket_id = taken.ticket_id AND st.position = taken.position
      AND st.state IN ('called', 'serving')
    RETURNING :changed_stage),
:alone,
noted AS (
    INSERT INTO event (centre_id, at, kind, ticket_id, position, desk, actor, reason, command_key, command_request)
    SELECT centre_id, (SELECT now FROM clock), 'set_aside', ticket_id, position, (SELECT code FROM here), :actor, :reason::text,
           split_part(:key, ' ', 1), split_part(:key, ' ', 2)
    FROM changed
    RETURNING id, centre_id, kind, ticket_id, position),
:overridden_and_bumped
SELECT :as_moved FROM changed s JOIN ticket t ON t.centre_id = s.centre_id AND t.id = s.ticket_id, bumped
