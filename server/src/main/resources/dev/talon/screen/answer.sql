UPDATE screen_ask SET done_at = coalesce(:now::timestamptz, now()), result = :result
WHERE id = :id AND device_id = :device AND done_at IS NULL
RETURNING id
