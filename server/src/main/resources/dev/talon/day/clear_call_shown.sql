DELETE FROM call_shown WHERE ctid = ANY (ARRAY(
    SELECT row.ctid FROM call_shown AS row, :clock
    WHERE row.shown_at < clock.now - interval '92 days' LIMIT :most_rows))
