-- Keeps what is feared, and says what was feared before too: once for a kind, until the moment of the last has gone by.
-- A wait of 0: nobody serves the kind.
WITH clock AS MATERIALIZED (
    SELECT coalesce(:now::timestamptz, clock_timestamp()) AS now),
c AS (
    SELECT c.id, business_day(c.zone, c.day_ends, clock.now) AS day, clock.now FROM clock, centre c WHERE c.code = :centre),
noted AS (
    UPDATE wait_watch w SET feared = :feared::text[] FROM c WHERE w.centre_id = c.id)
INSERT INTO wait_alert (centre_id, business_day, kind, raised_at, about_at, norm, wait, desk, wait_with)
SELECT c.id, c.day, a.kind, c.now, c.now + make_interval(secs => :ahead::integer), a.norm, a.wait, a.desk, a.wait_with
FROM c, unnest(:kinds::text[], :norms::integer[], :waits::integer[], :desks::text[], :waits_with::integer[]) AS a (kind, norm, wait, desk, wait_with)
WHERE NOT EXISTS (SELECT FROM wait_alert old WHERE old.centre_id = c.id AND old.business_day = c.day AND old.kind = a.kind AND old.about_at > c.now)
