DELETE FROM counter WHERE ctid = ANY (ARRAY(
    SELECT row.ctid FROM counter AS row, :clock
    WHERE row.business_day < clock.now::date - 400 LIMIT :most_rows))
