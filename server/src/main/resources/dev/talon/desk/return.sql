-- A visitor is back: one who was put off or set aside, or, on the same day, one who did not come. After a no-show the visitor is due
-- after so many others as the centre wants it; later than its minutes, only with a reason.
changed AS (
    UPDATE stage st
    SET :back_again
    FROM taken CROSS JOIN LATERAL (:put_off) AS put_off, here CROSS JOIN LATERAL (SELECT here.now AS back_at) AS moment
    WHERE st.centre_id = taken.centre_id AND st.ticket_id = taken.ticket_id AND st.position = taken.position
      AND st.state = 'postponed'
    RETURNING :changed_stage),
missed AS (
    UPDATE stage st
    SET state = 'waiting', finished_at = NULL, desk = NULL, sole = false, returns = st.returns + 1, moved_advance = NULL,
        due_at = coalesce((
            SELECT other.due_at + interval '1 microsecond' FROM stage other
            WHERE other.centre_id = here.centre_id AND other.business_day = here.day AND other.state = 'waiting'
              AND other.kind = st.kind
            ORDER BY other.due_at, other.queued_at, other.ticket_id
            OFFSET greatest(0, least(here.return_after, (
                SELECT count(*) FROM stage waits
                WHERE waits.centre_id = here.centre_id AND waits.business_day = here.day AND waits.state = 'waiting'
                  AND waits.kind = st.kind)) - 1) LIMIT CASE WHEN here.return_after = 0 THEN 0 ELSE 1 END), here.now)
    FROM taken, here
    WHERE st.centre_id = taken.centre_id AND st.ticket_id = taken.ticket_id AND st.position = taken.position
      AND st.state = 'no_show' AND :after_no_show::boolean
      AND (:reason::text IS NOT NULL OR st.finished_at >= here.now - here.return_minutes * interval '1 minute')
    RETURNING :changed_stage),
back AS (
    SELECT *, 'resumed' AS how FROM changed UNION ALL SELECT *, 'returned' FROM missed),
noted AS (
    INSERT INTO event (centre_id, at, kind, ticket_id, position, desk, actor, reason, command_key, command_request)
    SELECT centre_id, (SELECT now FROM clock), how, ticket_id, position, (SELECT code FROM here), :actor, :reason::text,
           split_part(:key, ' ', 1), split_part(:key, ' ', 2)
    FROM back
    RETURNING id, centre_id, kind, ticket_id, position)
