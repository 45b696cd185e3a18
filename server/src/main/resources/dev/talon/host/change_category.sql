-- Gives a waiting ticket priority, or takes it back. Due changes by what due_at says of the two categories, and as little as is needed
-- for nobody who waits longer than their norm already to be overtaken; what is taken back is as much as was given.
WITH clock AS MATERIALIZED (
    SELECT coalesce(:now::timestamptz, clock_timestamp()) AS now),
locked AS (
    SELECT st.centre_id, st.ticket_id, st.position, st.business_day, st.kind, st.queued_at, st.due_at, st.priority_advance, t.norm,
           t.category, clock.now, to_jsonb(st) AS was
    FROM clock, centre c JOIN ticket t ON t.centre_id = c.id JOIN stage st ON st.centre_id = t.centre_id AND st.ticket_id = t.id
    WHERE c.code = :centre AND t.id = :ticket AND st.state = 'waiting' AND t.category <> :category
    FOR NO KEY UPDATE OF st, t),
:called_before,
placed AS (
    SELECT locked.*,
           CASE WHEN :category = 'priority'
                THEN least(locked.due_at, greatest(locked.due_at + moved.by, passed.due_at))
                ELSE locked.due_at + coalesce(locked.priority_advance * interval '1 microsecond', moved.by) END AS new_due
    FROM locked, passed,
         LATERAL (SELECT due_at(locked.queued_at, locked.norm, :category)
                         - due_at(locked.queued_at, locked.norm, locked.category) AS by) AS moved),
changed AS (
    UPDATE stage st
    SET due_at = placed.new_due, priority_advance = CASE WHEN :category = 'priority' THEN :microseconds_forward END
    FROM placed
    WHERE st.centre_id = placed.centre_id AND st.ticket_id = placed.ticket_id AND st.position = placed.position
    RETURNING st.centre_id, st.ticket_id, st.position, placed.now, to_jsonb(st) AS became),
named AS (
    UPDATE ticket t SET category = :category FROM changed WHERE t.centre_id = changed.centre_id AND t.id = changed.ticket_id
    RETURNING t.centre_id),
noted AS (
    INSERT INTO event (centre_id, at, kind, ticket_id, position, actor, reason, command_key, command_request)
    SELECT changed.centre_id, now, CASE WHEN :category = 'priority' THEN 'priority_given' ELSE 'priority_taken_back' END,
           ticket_id, position, :actor, :reason, split_part(:key, ' ', 1), split_part(:key, ' ', 2)
    FROM changed, named
    RETURNING id, centre_id, at, kind, ticket_id),
:kept,
bumped AS (
    UPDATE centre SET version = version + 1 FROM kept WHERE centre.id = kept.centre_id
    RETURNING id, version)
SELECT id AS centre_id, version FROM bumped
