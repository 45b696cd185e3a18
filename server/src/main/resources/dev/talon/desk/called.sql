-- Calls the stage next to the desk, if that is still free.
changed AS (
    :called_stage
    FROM next, here, free
    WHERE st.centre_id = next.centre_id AND st.ticket_id = next.ticket_id AND st.position = next.position
    RETURNING :changed_stage)
