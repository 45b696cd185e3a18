-- Takes a desk, or confirms its hold. The version rises only when the desk changes hands. The event is written if nobody held
-- the desk, or somebody else did; that person's break then ends, and their call no longer prevents them from another. The
-- silence is in seconds.
WITH before AS (
    SELECT d.centre_id, d.code, d.held_by, d.holder, d.specialist, d.shut_reason,
           d.held_by IS NULL OR d.holder IS DISTINCT FROM :actor AS opens,
           d.shut_at IS NULL
           AND (d.held_by IS NULL OR :take OR d.held_by = :page AND coalesce(d.holder, :actor) = :actor
                OR d.seen_at < now() - :silence * interval '1 second'
                   AND (d.holder = :actor OR d.paused_at IS NULL AND NOT desk_is_busy(d.centre_id, d.code))) AS may_sit
    FROM centre c JOIN desk d ON d.centre_id = c.id WHERE c.code = :centre AND d.code = :desk AND d.active
    FOR NO KEY UPDATE OF d),
held AS (
    UPDATE desk d
    SET held_by = :page, holder = :actor, specialist = :specialist, seen_at = now(),
        paused_at = CASE WHEN NOT b.opens THEN d.paused_at END,
        pause_reason = CASE WHEN NOT b.opens THEN d.pause_reason END
    FROM before b
    WHERE d.centre_id = b.centre_id AND d.code = b.code AND b.may_sit
    RETURNING d.centre_id, d.code, b.opens, b.held_by IS DISTINCT FROM :page OR b.opens AS changed_hands),
relieved AS (
    UPDATE stage SET sole = false FROM held
    WHERE held.opens AND stage.centre_id = held.centre_id AND stage.desk = held.code
      AND stage.state IN ('called', 'serving') AND stage.sole AND stage.specialist IS DISTINCT FROM :actor),
noted AS (
    INSERT INTO event (centre_id, at, kind, desk, actor)
    SELECT centre_id, clock_timestamp(), 'desk_opened', code, :actor FROM held WHERE opens),
bumped AS (
    UPDATE centre SET version = version + 1 FROM held WHERE centre.id = held.centre_id AND held.changed_hands
    RETURNING version)
SELECT b.centre_id, b.specialist, b.shut_reason, b.holder = :actor AS own, held.centre_id IS NOT NULL AS is_held, bumped.version
FROM before b LEFT JOIN held ON true LEFT JOIN bumped ON true
