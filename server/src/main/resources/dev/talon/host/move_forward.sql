-- Moves a waiting ticket forward out of turn: before everybody who is not due yet, or before all. Without being first it overtakes
-- nobody who waits longer than their norm already.
WITH clock AS MATERIALIZED (
    SELECT coalesce(:now::timestamptz, clock_timestamp()) AS now),
locked AS (
    SELECT st.centre_id, st.ticket_id, st.position, st.business_day, st.kind, st.queued_at, st.due_at, st.moved_advance, clock.now, to_jsonb(st) AS was
    FROM clock, centre c JOIN ticket t ON t.centre_id = c.id JOIN stage st ON st.centre_id = t.centre_id AND st.ticket_id = t.id
    WHERE c.code = :centre AND t.id = :ticket AND st.state = 'waiting'
    FOR NO KEY UPDATE OF st),
:called_before,
placed AS (
    SELECT locked.*, CASE WHEN :first::boolean THEN passed.first ELSE greatest(locked.now, passed.due_at) END AS new_due
    FROM locked, passed
    WHERE EXISTS (SELECT FROM before)),
changed AS (
    UPDATE stage st
    SET due_at = placed.new_due, moved_advance = coalesce(st.moved_advance, 0) + :microseconds_forward
    FROM placed
    WHERE st.centre_id = placed.centre_id AND st.ticket_id = placed.ticket_id AND st.position = placed.position
      AND placed.new_due < placed.due_at
    RETURNING st.centre_id, st.ticket_id, st.position, placed.now, to_jsonb(st) AS became),
noted AS (
    INSERT INTO event (centre_id, at, kind, ticket_id, position, actor, reason, command_key, command_request)
    SELECT centre_id, now, CASE WHEN :first THEN 'moved_first' ELSE 'moved_forward' END, ticket_id, position, :actor, :reason,
           split_part(:key, ' ', 1), split_part(:key, ' ', 2)
    FROM changed
    RETURNING id, centre_id, at, kind, ticket_id),
:kept,
bumped AS (
    UPDATE centre SET version = version + 1 FROM kept WHERE centre.id = kept.centre_id
    RETURNING id, version)
SELECT id AS centre_id, version FROM bumped
