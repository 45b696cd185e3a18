-- Keeps what it takes to undo the command: the stage (locked) before and after it, and the ticket as it was.
kept AS (
    INSERT INTO ticket_undo (centre_id, ticket_id, event, at, actor, what, before, after, ticket)
    SELECT noted.centre_id, noted.ticket_id, noted.id, noted.at, :actor, noted.kind, locked.was, changed.became, to_jsonb(t)
    FROM noted, locked, changed, ticket t
    WHERE t.centre_id = noted.centre_id AND t.id = noted.ticket_id
    RETURNING centre_id)
