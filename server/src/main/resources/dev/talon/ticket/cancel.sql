-- Takes a ticket out of the queue.
WITH clock AS MATERIALIZED (
    SELECT coalesce(:now::timestamptz, clock_timestamp()) AS now),
left_queue AS (
    UPDATE stage st
    SET state = 'cancelled', finished_at = greatest(clock.now, st.queued_at, st.last_called_at, st.started_at)
    FROM clock, centre c
    WHERE c.code = :centre AND st.centre_id = c.id AND st.ticket_id = :ticket
      AND st.state IN ('waiting', 'called', 'postponed')
    RETURNING st.centre_id, st.ticket_id, st.position, st.desk, st.finished_at),
noted AS (
    INSERT INTO event (centre_id, at, kind, ticket_id, position, desk, actor, reason, command_key, command_request)
    SELECT centre_id, finished_at, 'cancelled', ticket_id, position, desk, :actor, :reason::text,
           split_part(:key, ' ', 1), split_part(:key, ' ', 2)
    FROM left_queue),
bumped AS (
    UPDATE centre SET version = version + 1 FROM left_queue WHERE centre.id = left_queue.centre_id
    RETURNING version)
SELECT centre_id, version FROM left_queue, bumped
