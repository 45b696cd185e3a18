-- What a centre's screens show now and will show, with what is for all; without a centre only that.
WITH clock AS MATERIALIZED (
    SELECT coalesce(:now::timestamptz, clock_timestamp()) AS now)
SELECT n.source, n.code, n.level, n.texts, n.shows_from, n.shows_until, n.actor, n.centre_id IS NULL AS everywhere
FROM clock, notice n
WHERE (n.shows_until IS NULL OR n.shows_until > clock.now)
  AND (n.centre_id IS NULL OR n.centre_id = (SELECT id FROM centre WHERE code = :centre))
ORDER BY n.shows_from, n.source, n.code
LIMIT 200
