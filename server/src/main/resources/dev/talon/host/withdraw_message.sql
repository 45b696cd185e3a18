-- Takes a message of today back: desks where nobody has read it no longer show it. One that is taken back already stays so.
WITH clock AS MATERIALIZED (
    SELECT coalesce(:now::timestamptz, clock_timestamp()) AS now),
known AS (
    SELECT m.centre_id, m.id, m.text, m.desks, m.withdrawn_at IS NOT NULL AS already, clock.now
    FROM clock, centre c JOIN message m ON m.centre_id = c.id
    WHERE c.code = :centre AND m.id = :message AND m.business_day = business_day(c.zone, c.day_ends, clock.now)
    FOR NO KEY UPDATE OF m),
changed AS (
    UPDATE message m SET withdrawn_at = known.now
    FROM known WHERE m.centre_id = known.centre_id AND m.id = known.id AND NOT known.already
    RETURNING m.centre_id, m.text, m.desks, m.withdrawn_at),
noted AS (
    INSERT INTO event (centre_id, at, kind, desk, actor, reason, command_key, command_request)
    SELECT centre_id, withdrawn_at, 'message_withdrawn', CASE WHEN cardinality(desks) = 1 THEN desks[1] END, :actor, text,
           split_part(:key, ' ', 1), split_part(:key, ' ', 2)
    FROM changed),
claimed AS (
    INSERT INTO command_key (centre_id, key, request)
    SELECT centre_id, split_part(:key, ' ', 1), split_part(:key, ' ', 2) FROM known
    WHERE :key::text IS NOT NULL AND (SELECT count(*) FROM changed) = 0),
bumped AS (
    UPDATE centre SET version = version + 1 FROM changed WHERE centre.id = changed.centre_id
    RETURNING version)
SELECT known.centre_id, bumped.version FROM known LEFT JOIN bumped ON true
