DELETE FROM session WHERE ctid = ANY (ARRAY(
    SELECT row.ctid FROM session AS row, :clock
    WHERE row.expires_at < clock.now LIMIT :most_rows))
