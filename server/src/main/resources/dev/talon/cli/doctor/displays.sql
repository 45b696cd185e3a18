-- The displays of halls, whether each was heard of within the last minutes, and what it said of its sound.
SELECT c.code AS centre, d.name, coalesce(s.heard_at > clock_timestamp() - interval '3 minutes', false) AS heard, s.sound
FROM device d JOIN centre c ON c.id = d.centre_id LEFT JOIN screen s ON s.device_id = d.id
WHERE d.kind = 'hall-display' AND d.paired_at IS NOT NULL AND d.revoked_at IS NULL
ORDER BY c.code, d.name, d.id
