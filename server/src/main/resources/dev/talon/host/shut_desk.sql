-- Closes a desk: whoever sits there gets up, and nobody sits down until it is opened again. A visitor is served first. A call locks the
-- desk's row too: whichever comes second sees the first. Nobody is kept for it then (kept_until).
WITH locked AS (
    SELECT d.centre_id, d.code, d.held_by IS NOT NULL AS held, d.shut_at IS NOT NULL AS already
    FROM centre c JOIN desk d ON d.centre_id = c.id
    WHERE c.code = :centre AND d.code = :desk AND d.active
    FOR NO KEY UPDATE OF d),
here AS MATERIALIZED (
    SELECT *, desk_is_busy(centre_id, code) AS busy FROM locked),
changed AS (
    UPDATE desk d
    SET shut_at = clock_timestamp(), shut_reason = :reason, held_by = NULL, holder = NULL, specialist = NULL, seen_at = NULL,
        paused_at = NULL, pause_reason = NULL
    FROM here WHERE d.centre_id = here.centre_id AND d.code = here.code AND NOT here.busy AND NOT here.already
    RETURNING d.centre_id, d.code, d.shut_at, here.held),
got_up AS (
    INSERT INTO event (centre_id, at, kind, desk, actor, reason)
    SELECT centre_id, shut_at, 'desk_closed', code, :actor, :reason FROM changed WHERE held),
noted AS (
    INSERT INTO event (centre_id, at, kind, desk, actor, reason, command_key, command_request)
    SELECT centre_id, shut_at, 'desk_shut', code, :actor, :reason, split_part(:key, ' ', 1), split_part(:key, ' ', 2) FROM changed),
:claimed,
bumped AS (
    UPDATE centre SET version = version + 1 FROM changed WHERE centre.id = changed.centre_id RETURNING version)
SELECT here.centre_id, here.busy, bumped.version FROM here LEFT JOIN bumped ON true
