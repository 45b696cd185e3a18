-- The screens of a centre, with the last that was asked of each.
SELECT d.id, d.kind, d.name, s.heard_at, s.version, s.sound, s.ahead, s.width, s.height, s.shows,
       EXISTS (SELECT FROM voice_lead l WHERE l.device_id = d.id AND l.page = s.page AND l.until > clock.now) AS speaks,
       a.id AS ask, a.kind AS ask_kind, a.asked_at, a.done_at, a.result, clock.now
FROM centre c
CROSS JOIN (SELECT coalesce(:now::timestamptz, clock_timestamp()) AS now) AS clock
LEFT JOIN device d ON d.centre_id = c.id AND d.kind IN ('hall-display', 'desk-display') AND d.paired_at IS NOT NULL AND d.revoked_at IS NULL
LEFT JOIN screen s ON s.device_id = d.id
LEFT JOIN LATERAL (SELECT * FROM screen_ask WHERE device_id = d.id ORDER BY id DESC LIMIT 1) AS a ON true
WHERE c.code = :centre
ORDER BY d.kind DESC, d.name, d.id
