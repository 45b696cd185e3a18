-- Begins a break; without minutes nobody knows its end. A call locks the desk's row too: whichever comes second sees the first.
WITH locked AS (
    SELECT d.centre_id, d.code, d.paused_at IS NOT NULL OR d.shut_at IS NOT NULL AS already, :sits AS sits
    FROM centre c JOIN desk d ON d.centre_id = c.id WHERE c.code = :centre AND d.code = :desk
    FOR NO KEY UPDATE OF d),
here AS MATERIALIZED (
    SELECT centre_id, code, already, sits, sits OR :override::text IS NOT NULL AS obeys,
           desk_is_busy(centre_id, code) AS busy FROM locked),
changed AS (
    UPDATE desk d SET paused_at = clock_timestamp(), pause_reason = :reason,
        pause_until = clock_timestamp() + :minutes::integer * interval '1 minute'
    FROM here WHERE d.centre_id = here.centre_id AND d.code = here.code AND here.obeys AND NOT here.busy AND NOT here.already
    RETURNING d.centre_id, d.code, d.paused_at),
noted AS (
    INSERT INTO event (centre_id, at, kind, desk, actor, reason, command_key, command_request)
    SELECT centre_id, paused_at, 'desk_paused', code, :actor, :reason, split_part(:key, ' ', 1), split_part(:key, ' ', 2)
    FROM changed),
:overridden_desk,
:claimed,
bumped AS (
    UPDATE centre SET version = version + 1 FROM changed WHERE centre.id = changed.centre_id RETURNING version)
SELECT here.centre_id, here.obeys, here.busy, bumped.version FROM here LEFT JOIN bumped ON true
