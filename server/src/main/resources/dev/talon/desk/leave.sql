-- Leaves a desk.
WITH here AS (
    SELECT d.centre_id, d.code, d.specialist, coalesce(d.holder, :actor) = :actor AS own, d.held_by IS NOT NULL AS is_held
    FROM centre c JOIN desk d ON d.centre_id = c.id WHERE c.code = :centre AND d.code = :desk),
freed AS (
    UPDATE desk d
    SET held_by = NULL, holder = NULL, specialist = NULL, seen_at = NULL, paused_at = NULL, pause_reason = NULL
    FROM here
    WHERE d.centre_id = here.centre_id AND d.code = here.code AND here.own
      AND d.held_by = :page AND coalesce(d.holder, :actor) = :actor
    RETURNING d.centre_id, d.code),
noted AS (
    INSERT INTO event (centre_id, at, kind, desk, actor)
    SELECT centre_id, clock_timestamp(), 'desk_closed', code, :actor FROM freed),
bumped AS (
    UPDATE centre SET version = version + 1 FROM freed WHERE centre.id = freed.centre_id RETURNING version)
SELECT here.centre_id AS id, here.specialist, here.is_held AND NOT here.own AS theirs, bumped.version
FROM here LEFT JOIN bumped ON true
