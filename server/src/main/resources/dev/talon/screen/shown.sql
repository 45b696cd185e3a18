-- A board has shown calls, or says what became of their words; a sign that it has shown a test call.
INSERT INTO call_shown (centre_id, called_at, desk, device_id, shown_at, sound, sounded_at)
SELECT DISTINCT ON (said.at, said.desk) d.centre_id, said.at, said.desk, d.id, clock.now, said.sound, CASE WHEN said.sound = 'played' THEN clock.now END
FROM device d, (SELECT coalesce(:now::timestamptz, clock_timestamp()) AS now) AS clock,
     jsonb_to_recordset(:calls) AS said (desk text, at timestamptz, sound text)
WHERE d.id = :device AND (d.kind = 'hall-display' OR EXISTS (
        SELECT FROM screen_ask a WHERE a.device_id = d.id AND a.kind = 'test-call' AND a.asked_at = said.at))
  AND said.at BETWEEN clock.now - interval '1 day' AND clock.now + interval '1 minute'
ON CONFLICT (centre_id, called_at, desk, device_id) DO UPDATE
SET sound = coalesce(excluded.sound, call_shown.sound), sounded_at = coalesce(call_shown.sounded_at, excluded.sounded_at)
