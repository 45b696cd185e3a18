-- Keeps what it takes to undo a command that comes from no desk, for the person who gave it, and raises the version. A visitor undoes nothing.
kept AS (
    INSERT INTO person_undo AS u (centre_id, actor, ticket_id, at, event, before, after, ticket)
    SELECT noted.centre_id, :actor, noted.ticket_id, here.now, noted.id, (SELECT jsonb_agg(was) FROM before),
           (SELECT jsonb_agg(became) FROM after), to_jsonb(t)
    FROM noted, here, ticket t
    WHERE t.centre_id = noted.centre_id AND t.id = noted.ticket_id AND :actor <> 'visitor'
    ON CONFLICT (centre_id, actor) DO UPDATE
    SET ticket_id = excluded.ticket_id, at = excluded.at, event = excluded.event, before = excluded.before, after = excluded.after,
        ticket = excluded.ticket
    RETURNING centre_id),
bumped AS (
    UPDATE centre SET version = version + 1 FROM noted WHERE centre.id = noted.centre_id AND (SELECT count(*) FROM kept) >= 0
    RETURNING version)
