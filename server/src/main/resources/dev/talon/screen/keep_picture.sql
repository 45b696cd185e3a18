-- In the place of the one before.
INSERT INTO screen_picture (device_id, ask_id, taken_at, content)
SELECT device_id, id, coalesce(:now::timestamptz, now()), :content::bytea FROM screen_ask
WHERE id = :id AND device_id = :device AND kind = 'screenshot' AND done_at IS NULL
ON CONFLICT (device_id) DO UPDATE SET ask_id = excluded.ask_id, taken_at = excluded.taken_at, content = excluded.content
