-- What a key did before; the key is followed by a space and the hash of the request.
SELECT e.kind, e.ticket_id, e.position, e.desk, e.command_request IN ('', split_part(:key, ' ', 2)) AS same
FROM event e JOIN centre c ON c.id = e.centre_id
WHERE c.code = :centre AND e.command_key = split_part(:key, ' ', 1)
