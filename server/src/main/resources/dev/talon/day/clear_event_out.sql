-- From the first number on: what is kept has no gap, also where a clock was set. The last one stays, for the next number to follow.
DELETE FROM event_out WHERE ctid = ANY (ARRAY(
    SELECT row.ctid FROM event_last AS l CROSS JOIN :clock
    CROSS JOIN LATERAL (
        SELECT coalesce((SELECT o.number FROM event_out o
                         WHERE o.centre_id = l.centre_id AND o.recorded_at >= clock.now - interval '90 days'
                         ORDER BY o.number LIMIT 1), l.number) AS number) AS keep
    JOIN event_out AS row ON row.centre_id = l.centre_id AND row.number < keep.number
    ORDER BY row.centre_id, row.number LIMIT :most_rows))
