-- Somebody of the staff goes to the kiosk; nothing changes if somebody else does already, or the visitor has taken the call back.
WITH clock AS MATERIALIZED (
    SELECT coalesce(:now::timestamptz, clock_timestamp()) AS now),
changed AS (
    UPDATE help_call h SET answered_at = clock.now, answered_by = :helper
    FROM clock, centre c
    WHERE c.code = :centre AND h.centre_id = c.id AND h.id = :id AND h.answered_at IS NULL AND h.withdrawn_at IS NULL
    RETURNING h.centre_id, h.answered_at, h.device_id),
noted AS (
    INSERT INTO event (centre_id, at, kind, actor, reason, command_key, command_request)
    SELECT changed.centre_id, answered_at, 'help_answered', :actor, d.name, split_part(:key, ' ', 1), split_part(:key, ' ', 2)
    FROM changed JOIN device d ON d.id = changed.device_id),
bumped AS (
    UPDATE centre SET version = version + 1 FROM changed WHERE centre.id = changed.centre_id
    RETURNING centre.id, version)
SELECT h.centre_id, bumped.version, h.answered_by, h.withdrawn_at IS NOT NULL AS withdrawn
FROM centre c JOIN help_call h ON h.centre_id = c.id LEFT JOIN bumped ON true
WHERE c.code = :centre AND h.id = :id
