-- Records that a manager commanded a desk that somebody else holds.
overridden AS (
    INSERT INTO event (centre_id, at, kind, desk, actor, reason)
    SELECT centre_id, clock_timestamp(), 'desk_overridden', code, :actor, :override FROM changed
    WHERE :override::text IS NOT NULL AND NOT (SELECT sits FROM here))
