-- The stage at the desk, locked, with what undo needs of it.
taken AS (
    SELECT st.centre_id, st.ticket_id, st.position, st.state, to_jsonb(st) AS was
    FROM stage st
    WHERE st.centre_id = (SELECT centre_id FROM here WHERE obeys) AND st.desk = (SELECT code FROM here)
      AND st.state IN ('called', 'serving')
    FOR UPDATE OF st)
