DELETE FROM command_key WHERE ctid = ANY (ARRAY(
    SELECT row.ctid FROM command_key AS row, :clock
    WHERE row.at < clock.now - interval '2 days' LIMIT :most_rows))
