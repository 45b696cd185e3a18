DELETE FROM screen_ask WHERE ctid = ANY (ARRAY(
    SELECT row.ctid FROM screen_ask AS row, :clock
    WHERE row.asked_at < clock.now - interval '92 days' LIMIT :most_rows))
