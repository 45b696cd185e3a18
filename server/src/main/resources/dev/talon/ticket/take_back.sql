-- Takes the ticket that a key issued out of the queue, unless somebody holds its paper. The event is that of any cancelled
-- ticket. A paper that has not begun is not printed.
WITH clock AS MATERIALIZED (
    SELECT coalesce(:now::timestamptz, clock_timestamp()) AS now),
unseen AS (
    SELECT e.centre_id, e.ticket_id
    FROM centre c
    JOIN command_key k ON k.centre_id = c.id
    JOIN event e ON e.centre_id = k.centre_id AND e.id = k.event_id
    WHERE c.code = :centre AND k.key = :key AND e.kind = 'issued'
      AND NOT EXISTS (SELECT FROM print_job j WHERE j.centre_id = e.centre_id AND j.ticket_id = e.ticket_id
                      AND j.state IN ('printing', 'printed', 'uncertain'))),
unprinted AS (
    UPDATE print_job j SET state = 'failed', reason = 'too late', ended_at = clock.now
    FROM unseen, clock
    WHERE j.centre_id = unseen.centre_id AND j.ticket_id = unseen.ticket_id AND j.state = 'queued'
    RETURNING j.id),
left_queue AS (
    UPDATE stage st
    SET state = 'cancelled', finished_at = greatest(clock.now, st.queued_at, st.last_called_at, st.started_at)
    FROM clock, unseen, (SELECT count(*) FROM unprinted) AS after_papers
    WHERE st.centre_id = unseen.centre_id AND st.ticket_id = unseen.ticket_id
      AND st.state IN ('waiting', 'called', 'postponed')
    RETURNING st.centre_id, st.ticket_id, st.position, st.desk, st.finished_at),
noted AS (
    INSERT INTO event (centre_id, at, kind, ticket_id, position, desk, actor, reason)
    SELECT centre_id, finished_at, 'cancelled', ticket_id, position, desk, :actor, 'request_given_up' FROM left_queue),
bumped AS (
    UPDATE centre SET version = version + 1 FROM left_queue WHERE centre.id = left_queue.centre_id
    RETURNING version)
SELECT centre_id, version FROM left_queue, bumped
