-- Takes a move out of turn back: the waiting ticket is due when it was before.
WITH clock AS MATERIALIZED (
    SELECT coalesce(:now::timestamptz, clock_timestamp()) AS now),
changed AS (
    UPDATE stage st
    SET due_at = st.due_at + st.moved_advance * interval '1 microsecond', moved_advance = NULL
    FROM centre c
    WHERE c.code = :centre AND st.centre_id = c.id AND st.ticket_id = :ticket AND st.state = 'waiting' AND st.moved_advance IS NOT NULL
    RETURNING st.centre_id, st.ticket_id, st.position),
noted AS (
    INSERT INTO event (centre_id, at, kind, ticket_id, position, actor, command_key, command_request)
    SELECT centre_id, clock.now, 'moved_back', ticket_id, position, :actor, split_part(:key, ' ', 1), split_part(:key, ' ', 2)
    FROM changed, clock),
bumped AS (
    UPDATE centre SET version = version + 1 FROM changed WHERE centre.id = changed.centre_id
    RETURNING id, version)
SELECT id AS centre_id, version FROM bumped
