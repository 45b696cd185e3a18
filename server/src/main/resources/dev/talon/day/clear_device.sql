DELETE FROM device WHERE ctid = ANY (ARRAY(
    SELECT row.ctid FROM device AS row, :clock
    WHERE row.paired_at IS NULL AND row.created_at < clock.now - interval '1 day' LIMIT :most_rows))
