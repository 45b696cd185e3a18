-- Takes a ticket out of the queue. Whoever did it, the visitor too, it can be undone (dev/talon/desk/undo_ticket.sql). One that is cancelled already
-- stays so, and the key is kept: repeated later, it changes nothing then either.
WITH clock AS MATERIALIZED (
    SELECT coalesce(:now::timestamptz, clock_timestamp()) AS now),
locked AS (
    SELECT st.centre_id, st.ticket_id, st.position, st.state, to_jsonb(st) AS was
    FROM centre c JOIN stage st ON st.centre_id = c.id AND st.ticket_id = :ticket
    WHERE c.code = :centre
    ORDER BY st.position DESC LIMIT 1
    FOR UPDATE OF st),
left_queue AS (
    UPDATE stage st
    SET state = 'cancelled', finished_at = greatest(clock.now, st.queued_at, st.last_called_at, st.started_at)
    FROM clock, locked
    WHERE st.centre_id = locked.centre_id AND st.ticket_id = locked.ticket_id AND st.position = locked.position
      AND st.state IN ('waiting', 'called', 'postponed')
    RETURNING st.centre_id, st.ticket_id, st.position, st.desk, st.finished_at, to_jsonb(st) AS became),
noted AS (
    INSERT INTO event (centre_id, at, kind, ticket_id, position, desk, actor, reason, command_key, command_request)
    SELECT centre_id, finished_at, 'cancelled', ticket_id, position, desk, :actor, :reason::text,
           split_part(:key, ' ', 1), split_part(:key, ' ', 2)
    FROM left_queue
    RETURNING id, centre_id, at, kind, ticket_id),
kept AS (
    INSERT INTO ticket_undo (centre_id, ticket_id, event, at, actor, what, before, after, ticket)
    SELECT noted.centre_id, noted.ticket_id, noted.id, noted.at, :actor, noted.kind, locked.was, left_queue.became, to_jsonb(t)
    FROM noted, locked, left_queue, ticket t
    WHERE t.centre_id = noted.centre_id AND t.id = noted.ticket_id
    RETURNING centre_id),
claimed AS (
    INSERT INTO command_key (centre_id, key, request)
    SELECT centre_id, split_part(:key, ' ', 1), split_part(:key, ' ', 2) FROM locked
    WHERE :key::text IS NOT NULL AND state = 'cancelled' AND (SELECT count(*) FROM left_queue) = 0),
bumped AS (
    UPDATE centre SET version = version + 1 FROM left_queue
    WHERE centre.id = left_queue.centre_id AND (SELECT count(*) FROM kept) >= 0
    RETURNING version)
SELECT centre_id, version FROM left_queue, bumped
