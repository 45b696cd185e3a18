DELETE FROM print_job WHERE ctid = ANY (ARRAY(
    SELECT row.ctid FROM print_job AS row, :clock
    WHERE row.ended_at < clock.now - interval '400 days' LIMIT :most_rows))
