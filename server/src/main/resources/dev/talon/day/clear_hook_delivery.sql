DELETE FROM hook_delivery WHERE ctid = ANY (ARRAY(
    SELECT row.ctid FROM hook_delivery AS row, :clock
    WHERE row.last_at < clock.now - CASE row.state WHEN 'delivered' THEN interval '14 days' ELSE interval '90 days' END LIMIT :most_rows))
