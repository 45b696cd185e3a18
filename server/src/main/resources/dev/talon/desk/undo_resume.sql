-- Goes on with the break of a desk that somebody ended, as if it had not been ended: while the desk has done nothing since, and the same
-- person sits there. A call locks the desk's row too: whichever comes second sees the first.
WITH locked AS (
    SELECT d.centre_id, d.code, d.held_by IS NOT NULL AND d.paused_at IS NULL AND d.shut_at IS NULL AS at_work, :sits AS sits
    FROM centre c JOIN desk d ON d.centre_id = c.id WHERE c.code = :centre AND d.code = :desk
    FOR NO KEY UPDATE OF d),
here AS MATERIALIZED (
    SELECT centre_id, code, at_work, sits, sits OR :override::text IS NOT NULL AS obeys,
           desk_is_busy(centre_id, code) AS busy FROM locked),
last AS (
    SELECT e.id, e.kind, e.at, e.reason, row_number() OVER (ORDER BY e.id DESC) AS back
    FROM here JOIN desk_event e ON e.centre_id = here.centre_id AND e.desk = here.code AND e.at > clock_timestamp() - interval '1 day'
    WHERE here.obeys AND here.at_work AND NOT here.busy),
ended AS (
    SELECT last.id FROM last, here
    WHERE last.back = 1 AND last.kind = 'desk_resumed'
      AND NOT EXISTS (SELECT FROM event e WHERE e.centre_id = here.centre_id AND e.desk = here.code AND e.id > last.id
                      AND :follows)),
changed AS (
    UPDATE desk d SET paused_at = began.at, pause_reason = began.reason
    FROM here, ended, last AS began
    WHERE d.centre_id = here.centre_id AND d.code = here.code AND began.back = 2 AND began.kind = 'desk_paused'
    RETURNING d.centre_id, d.code, ended.id),
noted AS (
    INSERT INTO event (centre_id, at, kind, desk, actor, reason, command_key, command_request, undoes)
    SELECT centre_id, clock_timestamp(), 'undone', code, :actor, 'desk_resumed', split_part(:key, ' ', 1), split_part(:key, ' ', 2),
           ARRAY[id]
    FROM changed),
:overridden_desk,
bumped AS (
    UPDATE centre SET version = version + 1 FROM changed WHERE centre.id = changed.centre_id RETURNING version)
SELECT here.centre_id, here.obeys, false AS busy, bumped.version FROM here LEFT JOIN bumped ON true
