-- Somebody at a desk has read a message to it.
WITH clock AS MATERIALIZED (
    SELECT coalesce(:now::timestamptz, clock_timestamp()) AS now),
known AS (
    SELECT m.centre_id, m.id, m.text, d.code AS desk, clock.now
    FROM clock, centre c JOIN message m ON m.centre_id = c.id JOIN desk d ON d.centre_id = c.id
    WHERE c.code = :centre AND m.id = :message AND d.code = :desk AND (m.desks = '{}' OR d.code = ANY (m.desks))),
seen AS (
    INSERT INTO message_read (centre_id, message_id, desk, at, reader)
    SELECT centre_id, id, desk, now, :reader FROM known
    ON CONFLICT DO NOTHING
    RETURNING centre_id, desk, at),
noted AS (
    INSERT INTO event (centre_id, at, kind, desk, actor, reason, command_key, command_request)
    SELECT seen.centre_id, seen.at, 'message_read', seen.desk, :actor, known.text, split_part(:key, ' ', 1), split_part(:key, ' ', 2)
    FROM seen, known),
claimed AS (
    INSERT INTO command_key (centre_id, key, request)
    SELECT centre_id, split_part(:key, ' ', 1), split_part(:key, ' ', 2) FROM known
    WHERE :key::text IS NOT NULL AND (SELECT count(*) FROM seen) = 0),
bumped AS (
    UPDATE centre SET version = version + 1 FROM seen WHERE centre.id = seen.centre_id
    RETURNING id, version)
SELECT known.centre_id, bumped.version FROM known LEFT JOIN bumped ON true
