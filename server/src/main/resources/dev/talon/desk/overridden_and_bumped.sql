-- Records that a manager commanded a desk that somebody else holds, and raises the version.
overridden AS (
    INSERT INTO event (centre_id, at, kind, ticket_id, position, desk, actor, reason)
    SELECT centre_id, (SELECT now FROM clock), 'desk_overridden', ticket_id, position, desk, :actor, :override FROM changed
    WHERE :override::text IS NOT NULL AND NOT (SELECT sits FROM here)),
bumped AS (
    UPDATE centre SET version = version + 1 FROM changed WHERE centre.id = changed.centre_id
    RETURNING version)
