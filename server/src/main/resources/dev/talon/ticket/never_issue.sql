-- Prevents a key from ever issuing a ticket. Violates the index of keys if the key has done something.
INSERT INTO event (centre_id, at, kind, actor, command_key, command_request)
SELECT c.id, coalesce(:now::timestamptz, clock_timestamp()), 'request_given_up', :actor, :key, '' FROM centre c WHERE c.code = :centre
RETURNING id
