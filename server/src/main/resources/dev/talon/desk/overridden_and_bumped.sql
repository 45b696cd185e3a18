-- Records that a manager commanded a desk that somebody else holds, and raises the version.
overridden AS (
    INSERT INTO event (centre_id, at, kind, ticket_id, position, desk, actor, reason)
    SELECT noted.centre_id, here.now, 'desk_overridden', noted.ticket_id, noted.position, here.code, :actor, :override
    FROM noted, here
    WHERE :override::text IS NOT NULL AND NOT here.sits),
:kept,
bumped AS (
    UPDATE centre SET version = version + 1 FROM kept WHERE centre.id = kept.centre_id
    RETURNING version)
