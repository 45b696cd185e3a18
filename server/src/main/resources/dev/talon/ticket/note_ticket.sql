-- What staff say to staff about a ticket; empty takes it away.
WITH noticed AS (
    UPDATE ticket t SET note = nullif(btrim(:note::text), '')
    FROM centre c
    WHERE c.code = :centre AND t.centre_id = c.id AND t.id = :ticket
    RETURNING t.centre_id, t.id, t.note),
noted AS (
    INSERT INTO event (centre_id, at, kind, ticket_id, position, actor, reason, command_key, command_request)
    SELECT centre_id, coalesce(:now::timestamptz, clock_timestamp()), 'noted', id, 1, :actor, note,
           split_part(:key, ' ', 1), split_part(:key, ' ', 2)
    FROM noticed
    RETURNING centre_id),
bumped AS (
    UPDATE centre SET version = version + 1 FROM noted WHERE centre.id = noted.centre_id
    RETURNING version)
SELECT noticed.centre_id, bumped.version FROM noticed, bumped
