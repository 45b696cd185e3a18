-- Opens a desk that was closed by hand: whoever works there sits down again.
WITH changed AS (
    UPDATE desk d SET shut_at = NULL, shut_reason = NULL
    FROM centre c WHERE c.code = :centre AND d.centre_id = c.id AND d.code = :desk AND d.shut_at IS NOT NULL
    RETURNING d.centre_id, d.code),
noted AS (
    INSERT INTO event (centre_id, at, kind, desk, actor, command_key, command_request)
    SELECT centre_id, clock_timestamp(), 'desk_reopened', code, :actor, split_part(:key, ' ', 1), split_part(:key, ' ', 2) FROM changed),
bumped AS (
    UPDATE centre SET version = version + 1 FROM changed WHERE centre.id = changed.centre_id RETURNING version)
SELECT d.centre_id, false AS busy, bumped.version
FROM centre c JOIN desk d ON d.centre_id = c.id AND d.code = :desk LEFT JOIN bumped ON true
WHERE c.code = :centre
