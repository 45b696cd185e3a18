-- What a key did before; the key is followed by a space and the hash of the request.
SELECT coalesce(e.kind, '') AS kind, e.ticket_id, e.position, e.desk, k.request IN ('', split_part(:key, ' ', 2)) AS same
FROM centre c
JOIN command_key k ON k.centre_id = c.id
LEFT JOIN event e ON e.centre_id = k.centre_id AND e.id = k.event_id
WHERE c.code = :centre AND k.key = split_part(:key, ' ', 1)
