-- The stages of today's ticket that is named by its id or its label, locked, with what undo needs of them. A ticket has one stage that
-- is open, or is the last one of one that ended.
taken AS (
    SELECT st.centre_id, st.ticket_id, st.position, st.state, to_jsonb(st) AS was
    FROM here, ticket t, stage st
    WHERE here.obeys AND t.centre_id = here.centre_id AND t.business_day = here.day
      AND (t.id = :ticket::uuid OR t.label = :label::text)
      AND st.centre_id = t.centre_id AND st.ticket_id = t.id
      AND st.state IN ('waiting', 'postponed', 'no_show')
    FOR UPDATE OF st)
