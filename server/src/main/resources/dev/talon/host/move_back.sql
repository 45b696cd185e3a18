-- Takes a move out of turn back: the waiting ticket is due when it was before.
WITH clock AS MATERIALIZED (
    SELECT coalesce(:now::timestamptz, clock_timestamp()) AS now),
locked AS (
    SELECT st.centre_id, st.ticket_id, st.position, clock.now, to_jsonb(st) AS was
    FROM clock, centre c JOIN stage st ON st.centre_id = c.id AND st.ticket_id = :ticket
    WHERE c.code = :centre AND st.state = 'waiting' AND st.moved_advance IS NOT NULL
    FOR NO KEY UPDATE OF st),
changed AS (
    UPDATE stage st
    SET due_at = st.due_at + st.moved_advance * interval '1 microsecond', moved_advance = NULL
    FROM locked
    WHERE st.centre_id = locked.centre_id AND st.ticket_id = locked.ticket_id AND st.position = locked.position
    RETURNING st.centre_id, st.ticket_id, st.position, locked.now, to_jsonb(st) AS became),
noted AS (
    INSERT INTO event (centre_id, at, kind, ticket_id, position, actor, command_key, command_request)
    SELECT centre_id, now, 'moved_back', ticket_id, position, :actor, split_part(:key, ' ', 1), split_part(:key, ' ', 2)
    FROM changed
    RETURNING id, centre_id, at, kind, ticket_id),
:kept,
bumped AS (
    UPDATE centre SET version = version + 1 FROM kept WHERE centre.id = kept.centre_id
    RETURNING id, version)
SELECT id AS centre_id, version FROM bumped
