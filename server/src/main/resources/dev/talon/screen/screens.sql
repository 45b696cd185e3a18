-- The screens of a centre, with the last that was asked of each; of a test call what its screen acknowledged, as of every call.
SELECT d.id, d.kind, d.name, s.heard_at, s.version, s.release, s.sound, s.ahead, s.width, s.height, s.shows,
       (extract(epoch FROM clock.now - s.heard_at) * 1000)::bigint AS silent_for,
       EXISTS (SELECT FROM voice_lead l WHERE l.device_id = d.id AND l.page = s.page AND l.until > clock.now) AS speaks,
       a.id AS ask, a.kind AS ask_kind, a.asked_at, a.done_at, a.result, (extract(epoch FROM clock.now - a.asked_at) * 1000)::bigint AS asked_for,
       p.shown_at, p.sound AS call_sound, p.sounded_at
FROM centre c
CROSS JOIN (SELECT coalesce(:now::timestamptz, clock_timestamp()) AS now) AS clock
LEFT JOIN device d ON d.centre_id = c.id AND d.kind IN ('hall-display', 'desk-display', 'kiosk') AND d.paired_at IS NOT NULL AND d.revoked_at IS NULL
LEFT JOIN screen s ON s.device_id = d.id
LEFT JOIN LATERAL (SELECT * FROM screen_ask WHERE device_id = d.id ORDER BY id DESC LIMIT 1) AS a ON true
LEFT JOIN LATERAL (
    SELECT shown_at, sound, sounded_at FROM call_shown
    WHERE centre_id = c.id AND called_at = a.asked_at AND device_id = d.id AND a.kind = 'test-call' LIMIT 1) AS p ON true
WHERE c.code = :centre
ORDER BY array_position(ARRAY['hall-display', 'desk-display', 'kiosk'], d.kind), d.name, d.id
