-- What staff ask of a screen. A test call comes to it with the board, as calls do: so the board is new. No row: there is no such screen; no id:
-- a kiosk shows no calls.
WITH clock AS MATERIALIZED (
    SELECT coalesce(:now::timestamptz, clock_timestamp()) AS now),
d AS MATERIALIZED (
    SELECT device.id, device.centre_id, device.kind, clock.now FROM device, clock
    WHERE device.id = :device AND device.kind IN ('hall-display', 'desk-display', 'kiosk') AND paired_at IS NOT NULL AND revoked_at IS NULL),
asked AS (
    INSERT INTO screen_ask (device_id, kind, actor, asked_at)
    SELECT d.id, :kind, :actor, d.now FROM d WHERE NOT (d.kind = 'kiosk' AND :kind = 'test-call')
    RETURNING id),
called AS (
    UPDATE centre SET version = version + 1 FROM d, asked WHERE centre.id = d.centre_id AND :kind = 'test-call'
    RETURNING centre.id, centre.version)
SELECT (SELECT id FROM asked) AS id, called.id AS centre_id, called.version FROM d LEFT JOIN called ON true
