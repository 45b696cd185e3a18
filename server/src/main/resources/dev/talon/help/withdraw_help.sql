-- The visitor needs nobody any more; nothing changes if somebody is on the way.
WITH clock AS MATERIALIZED (
    SELECT coalesce(:now::timestamptz, clock_timestamp()) AS now),
changed AS (
    UPDATE help_call h SET withdrawn_at = clock.now
    FROM clock, centre c
    WHERE c.code = :centre AND h.centre_id = c.id AND h.id = :id AND (:device::integer IS NULL OR h.device_id = :device) AND h.answered_at IS NULL AND h.withdrawn_at IS NULL
    RETURNING h.centre_id, h.withdrawn_at),
noted AS (
    INSERT INTO event (centre_id, at, kind, actor, command_key, command_request)
    SELECT centre_id, withdrawn_at, 'help_withdrawn', :actor, split_part(:key, ' ', 1), split_part(:key, ' ', 2) FROM changed),
bumped AS (
    UPDATE centre SET version = version + 1 FROM changed WHERE centre.id = changed.centre_id
    RETURNING centre.id, version)
SELECT h.centre_id, bumped.version
FROM centre c JOIN help_call h ON h.centre_id = c.id LEFT JOIN bumped ON true
WHERE c.code = :centre AND h.id = :id AND (:device::integer IS NULL OR h.device_id = :device)
