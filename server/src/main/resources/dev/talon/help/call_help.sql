-- A visitor at a kiosk asks for somebody of the staff. While a call of the kiosk waits for an answer, it is that call.
WITH clock AS MATERIALIZED (
    SELECT coalesce(:now::timestamptz, clock_timestamp()) AS now),
place AS (
    SELECT c.id AS centre_id, c.zone, c.day_ends, d.id AS device_id, clock.now
    FROM clock, centre c JOIN device d ON d.centre_id = c.id
    WHERE c.code = :centre AND d.id = :device::integer AND d.kind = 'kiosk' AND d.revoked_at IS NULL),
waits AS (
    SELECT h.centre_id, h.id, h.called_at, h.until, h.answered_at
    FROM place JOIN help_call h ON h.centre_id = place.centre_id AND h.device_id = place.device_id
                               AND h.business_day = business_day(place.zone, place.day_ends, place.now)
    WHERE h.answered_at IS NULL AND h.withdrawn_at IS NULL AND h.until > place.now
    ORDER BY h.id LIMIT 1),
made AS (
    INSERT INTO help_call (centre_id, device_id, business_day, called_at, until, key)
    SELECT centre_id, device_id, business_day(zone, day_ends, now), now, now + :seconds::integer * interval '1 second', split_part(:key, ' ', 1)
    FROM place WHERE NOT EXISTS (SELECT FROM waits)
    RETURNING *),
noted AS (
    INSERT INTO event (centre_id, at, kind, actor, reason, command_key, command_request)
    SELECT centre_id, called_at, 'help_called', :actor, NULL, split_part(:key, ' ', 1), split_part(:key, ' ', 2) FROM made
    UNION ALL
    -- The key's answer is the other call for ever: see called_before.
    SELECT waits.centre_id, clock.now, 'help_called_again', :actor, waits.id::text, split_part(:key, ' ', 1), split_part(:key, ' ', 2) FROM waits, clock),
bumped AS (
    UPDATE centre SET version = version + 1 FROM made WHERE centre.id = made.centre_id
    RETURNING centre.id, version)
SELECT made.centre_id, bumped.version, made.id, made.called_at, made.until, made.answered_at FROM made, bumped
UNION ALL
SELECT centre_id, NULL, id, called_at, until, answered_at FROM waits
