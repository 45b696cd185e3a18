DELETE FROM screen_picture WHERE ctid = ANY (ARRAY(
    SELECT row.ctid FROM screen_picture AS row, :clock
    WHERE row.taken_at < clock.now - interval '7 days' LIMIT :most_rows))
