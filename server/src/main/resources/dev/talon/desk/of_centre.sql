-- The centre for a command that comes from no desk.
clock AS MATERIALIZED (
    SELECT coalesce(:now::timestamptz, clock_timestamp()) AS now),
here AS (
    SELECT c.id AS centre_id, NULL::text AS code, clock.now, business_day(c.zone, c.day_ends, clock.now) AS day, true AS obeys,
           c.aside_minutes, c.return_minutes, c.return_after
    FROM clock, centre c WHERE c.code = :centre)
