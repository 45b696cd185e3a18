-- What an administrator has sent once more.
SELECT d.centre_id, c.code, c.uuid, h.failures, 0 AS refusals, :columns
FROM hook h
JOIN hook_delivery d ON d.hook_id = h.id AND d.state = 'again'
JOIN centre c ON c.id = d.centre_id
JOIN event_out o ON o.centre_id = d.centre_id AND o.number = d.number
JOIN event e ON e.centre_id = o.centre_id AND e.id = o.event_id
WHERE h.id = :hook AND h.lease = :lease AND h.active AND h.stopped IS NULL AND h.next_at <= clock_timestamp()
ORDER BY d.centre_id, d.number LIMIT :most
