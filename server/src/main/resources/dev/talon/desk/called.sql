-- Calls the stage next to the desk, if that is still free.
changed AS (
    UPDATE stage st
    SET state = 'called', called_at = greatest(here.now, st.queued_at),
        last_called_at = greatest(here.now, st.queued_at), calls = 1, desk = here.code, specialist = :actor,
        sole = here.sole
    FROM next, here, free
    WHERE st.centre_id = next.centre_id AND st.ticket_id = next.ticket_id AND st.position = next.position
    RETURNING :changed_stage)
