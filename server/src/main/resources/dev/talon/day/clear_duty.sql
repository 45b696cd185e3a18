DELETE FROM duty WHERE ctid = ANY (ARRAY(
    SELECT row.ctid FROM duty AS row, :clock
    WHERE row.business_day < clock.now::date - 400 LIMIT :most_rows))
