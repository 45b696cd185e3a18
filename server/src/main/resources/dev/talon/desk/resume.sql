WITH own AS (
    SELECT d.centre_id, d.code, d.paused_at IS NULL AS already, :sits AS sits
    FROM centre c JOIN desk d ON d.centre_id = c.id WHERE c.code = :centre AND d.code = :desk),
here AS (
    SELECT *, sits OR :override::text IS NOT NULL AS obeys FROM own),
changed AS (
    UPDATE desk d SET paused_at = NULL, pause_reason = NULL
    FROM here WHERE d.centre_id = here.centre_id AND d.code = here.code AND here.obeys AND d.paused_at IS NOT NULL
    RETURNING d.centre_id, d.code),
noted AS (
    INSERT INTO event (centre_id, at, kind, desk, actor, command_key, command_request)
    SELECT centre_id, clock_timestamp(), 'desk_resumed', code, :actor, split_part(:key, ' ', 1), split_part(:key, ' ', 2)
    FROM changed),
:overridden_desk,
:claimed,
bumped AS (
    UPDATE centre SET version = version + 1 FROM changed WHERE centre.id = changed.centre_id RETURNING version)
SELECT here.centre_id, here.obeys, false AS busy, bumped.version FROM here LEFT JOIN bumped ON true
