-- A visitor at a kiosk asks for somebody of the staff.
WITH clock AS MATERIALIZED (
    SELECT coalesce(:now::timestamptz, clock_timestamp()) AS now),
made AS (
    INSERT INTO help_call (centre_id, device_id, business_day, called_at, until, key)
    SELECT c.id, d.id, business_day(c.zone, c.day_ends, clock.now), clock.now, clock.now + :seconds::integer * interval '1 second', split_part(:key, ' ', 1)
    FROM clock, centre c JOIN device d ON d.centre_id = c.id
    WHERE c.code = :centre AND d.id = :device::integer AND d.kind = 'kiosk' AND d.revoked_at IS NULL
    RETURNING *),
noted AS (
    INSERT INTO event (centre_id, at, kind, actor, command_key, command_request)
    SELECT centre_id, called_at, 'help_called', :actor, split_part(:key, ' ', 1), split_part(:key, ' ', 2) FROM made),
bumped AS (
    UPDATE centre SET version = version + 1 FROM made WHERE centre.id = made.centre_id
    RETURNING centre.id, version)
SELECT made.centre_id, bumped.version, made.id, made.called_at, made.until, made.answered_at FROM made, bumped
