DELETE FROM ticket_undo WHERE ctid = ANY (ARRAY(
    SELECT row.ctid FROM ticket_undo AS row, :clock
    WHERE row.at < clock.now - interval '2 days' LIMIT :most_rows))
