-- Keeps what it takes to undo a command that comes from no desk, and raises the version. Who is not of the staff undoes nothing.
kept AS (
    INSERT INTO ticket_undo (centre_id, ticket_id, event, at, actor, what, before, after, ticket)
    SELECT noted.centre_id, noted.ticket_id, noted.id, here.now, :actor, noted.kind, before.was, after.became, to_jsonb(t)
    FROM noted, here, before, after, ticket t
    WHERE t.centre_id = noted.centre_id AND t.id = noted.ticket_id AND (:actor LIKE 'staff:%' OR :actor LIKE 'token:%')
    RETURNING centre_id),
bumped AS (
    UPDATE centre SET version = version + 1 FROM noted WHERE centre.id = noted.centre_id AND (SELECT count(*) FROM kept) >= 0
    RETURNING version)
