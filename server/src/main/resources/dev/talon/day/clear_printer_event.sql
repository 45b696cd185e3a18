DELETE FROM printer_event WHERE ctid = ANY (ARRAY(
    SELECT row.ctid FROM printer_event AS row, :clock
    WHERE row.at < clock.now - interval '400 days' LIMIT :most_rows))
