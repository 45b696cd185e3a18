-- Opens a desk that was closed by hand: whoever works there sits down again.
WITH here AS MATERIALIZED (
    SELECT d.centre_id, d.code, d.shut_at IS NULL AS already
    FROM centre c JOIN desk d ON d.centre_id = c.id WHERE c.code = :centre AND d.code = :desk
    FOR NO KEY UPDATE OF d),
changed AS (
    UPDATE desk d SET shut_at = NULL, shut_reason = NULL
    FROM here WHERE d.centre_id = here.centre_id AND d.code = here.code AND NOT here.already
    RETURNING d.centre_id, d.code),
noted AS (
    INSERT INTO event (centre_id, at, kind, desk, actor, command_key, command_request)
    SELECT centre_id, clock_timestamp(), 'desk_reopened', code, :actor, split_part(:key, ' ', 1), split_part(:key, ' ', 2) FROM changed),
:claimed,
bumped AS (
    UPDATE centre SET version = version + 1 FROM changed WHERE centre.id = changed.centre_id RETURNING version)
SELECT here.centre_id, false AS busy, bumped.version FROM here LEFT JOIN bumped ON true
