-- The desk for a reader.
clock AS MATERIALIZED (
    SELECT coalesce(:now::timestamptz, clock_timestamp()) AS now),
here AS (
    SELECT c.id AS centre_id, d.code, kinds_served(c.id, d.stages, d.held_by, d.holder) AS stages, d.holder, d.seen_at, c.recall_limit, clock.now, business_day(c.zone, c.day_ends, clock.now) AS day
    FROM clock, centre c JOIN desk d ON d.centre_id = c.id
    WHERE c.code = :centre AND d.code = :desk)
