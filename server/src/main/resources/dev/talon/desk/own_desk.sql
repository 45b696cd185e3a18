-- The desk for a command: obeys says whether the actor may command it, calling whether it may also call.
clock AS MATERIALIZED (
    SELECT coalesce(:now::timestamptz, clock_timestamp()) AS now),
own AS (
    SELECT c.id AS centre_id, d.code, kinds_served(c.id, d.stages, d.held_by, d.holder) AS stages, d.seen_at, d.active AND d.paused_at IS NULL AND d.shut_at IS NULL AS open,
           c.several_desks, c.no_show_after, c.recall_limit, c.recall_pause, c.aside_minutes, c.back_minutes, c.return_minutes, c.return_after, d.holder,
           clock.now, business_day(c.zone, c.day_ends, clock.now) AS day,
           :sits AS sits
    FROM clock, centre c JOIN desk d ON d.centre_id = c.id
    WHERE c.code = :centre AND d.code = :desk),
here AS (
    SELECT *, sits OR :override::text IS NOT NULL AS obeys, open AND (sits OR :override::text IS NOT NULL) AS calling,
           sits AND NOT several_desks AS sole
    FROM own)
