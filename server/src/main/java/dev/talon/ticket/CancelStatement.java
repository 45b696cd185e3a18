package dev.talon.ticket;

/** The statement with which a visitor leaves the queue. */
final class CancelStatement {
    /** $1 now or null · $2 centre · $3 ticket id · $4 actor · $5 Idempotency-Key or null. */
    static final String SQL = """
            WITH clock AS MATERIALIZED (
                SELECT coalesce($1::timestamptz, clock_timestamp()) AS now),
            left_queue AS (
                UPDATE stage st
                SET state = 'cancelled', finished_at = greatest(clock.now, st.queued_at, st.last_called_at)
                FROM clock, centre c
                WHERE c.code = $2 AND st.centre_id = c.id AND st.ticket_id = $3
                  AND st.state IN ('waiting', 'called', 'postponed')
                RETURNING st.centre_id, st.ticket_id, st.position, st.desk, st.finished_at),
            noted AS (
                INSERT INTO event (centre_id, at, kind, ticket_id, position, desk, actor, command_key, command_request)
                SELECT centre_id, finished_at, 'cancelled', ticket_id, position, desk, $4,
                       split_part($5, ' ', 1), split_part($5, ' ', 2)
                FROM left_queue),
            bumped AS (
                UPDATE centre SET version = version + 1 FROM left_queue WHERE centre.id = left_queue.centre_id
                RETURNING version)
            SELECT centre_id, version FROM left_queue, bumped""";

    private CancelStatement() {}
}
