INSERT INTO screen_ask (device_id, kind, actor, asked_at)
SELECT id, :kind, :actor, coalesce(:now::timestamptz, now()) FROM device
WHERE id = :device AND kind IN ('hall-display', 'desk-display') AND paired_at IS NOT NULL AND revoked_at IS NULL
RETURNING id
