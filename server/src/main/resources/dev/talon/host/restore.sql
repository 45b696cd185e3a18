-- Takes back that a waiting ticket of today was cancelled: it waits where it waited, and figures are worked out as if it had not been.
WITH clock AS MATERIALIZED (
    SELECT coalesce(:now::timestamptz, clock_timestamp()) AS now),
locked AS (
    SELECT st.centre_id, st.ticket_id, st.position, clock.now
    FROM clock, centre c JOIN ticket t ON t.centre_id = c.id JOIN stage st ON st.centre_id = t.centre_id AND st.ticket_id = t.id
    WHERE c.code = :centre AND t.id = :ticket AND t.business_day = business_day(c.zone, c.day_ends, clock.now)
      AND st.state = 'cancelled' AND st.desk IS NULL AND st.away_until IS NULL
    FOR NO KEY UPDATE OF st),
changed AS (
    UPDATE stage st SET state = 'waiting', finished_at = NULL
    FROM locked
    WHERE st.centre_id = locked.centre_id AND st.ticket_id = locked.ticket_id AND st.position = locked.position
    RETURNING st.centre_id, st.ticket_id, st.position, locked.now),
noted AS (
    INSERT INTO event (centre_id, at, kind, ticket_id, position, actor, reason, command_key, command_request, undoes)
    SELECT centre_id, now, 'undone', ticket_id, position, :actor, 'cancelled', split_part(:key, ' ', 1), split_part(:key, ' ', 2),
           (SELECT array_agg(e.id) FROM event e
            WHERE e.centre_id = changed.centre_id AND e.ticket_id = changed.ticket_id AND e.position = changed.position
              AND e.kind = 'cancelled'
              AND NOT EXISTS (SELECT FROM event u WHERE u.centre_id = e.centre_id AND u.ticket_id = e.ticket_id AND e.id = ANY (u.undoes)))
    FROM changed
    RETURNING centre_id, ticket_id, undoes),
forgotten AS (
    DELETE FROM ticket_undo u USING noted
    WHERE u.centre_id = noted.centre_id AND u.ticket_id = noted.ticket_id AND u.event = ANY (noted.undoes)),
bumped AS (
    UPDATE centre SET version = version + 1 FROM noted WHERE centre.id = noted.centre_id
    RETURNING id, version)
SELECT id AS centre_id, version FROM bumped
