-- Writes to desks, or to every desk; nothing if one of them is not there.
WITH clock AS MATERIALIZED (
    SELECT coalesce(:now::timestamptz, clock_timestamp()) AS now),
c AS (
    SELECT centre.id, clock.now, business_day(zone, day_ends, clock.now) AS day FROM centre, clock
    WHERE code = :centre
      AND NOT EXISTS (SELECT FROM unnest(:desks::text[]) AS asked (code)
                      WHERE NOT EXISTS (SELECT FROM desk d WHERE d.centre_id = centre.id AND d.code = asked.code AND d.active))),
sent AS (
    INSERT INTO message (centre_id, at, business_day, actor, sender, text, desks)
    SELECT id, now, day, :actor, :sender, :text, :desks FROM c
    RETURNING centre_id, at, text, desks),
noted AS (
    INSERT INTO event (centre_id, at, kind, desk, actor, reason, command_key, command_request)
    SELECT centre_id, at, 'message_sent', CASE WHEN cardinality(desks) = 1 THEN desks[1] END, :actor, text,
           split_part(:key, ' ', 1), split_part(:key, ' ', 2)
    FROM sent),
bumped AS (
    UPDATE centre SET version = version + 1 FROM sent WHERE centre.id = sent.centre_id
    RETURNING id, version)
SELECT id AS centre_id, version FROM bumped
