DELETE FROM known_browser WHERE ctid = ANY (ARRAY(
    SELECT row.ctid FROM known_browser AS row, :clock
    WHERE row.seen_at < clock.now - interval '400 days' LIMIT :most_rows))
