-- The centres at which somebody waits and which no node has looked ahead at for a minute, at most so many: this node looks now.
WITH clock AS MATERIALIZED (
    SELECT coalesce(:now::timestamptz, clock_timestamp()) AS now),
busy AS (
    SELECT c.id, c.code, business_day(c.zone, c.day_ends, clock.now) AS day
    FROM clock, centre c
    WHERE EXISTS (SELECT FROM stage st WHERE st.centre_id = c.id AND st.business_day = business_day(c.zone, c.day_ends, clock.now) AND st.state = 'waiting')
      AND NOT EXISTS (SELECT FROM wait_watch w WHERE w.centre_id = c.id AND w.looked_at > clock.now - interval '55 seconds')
    ORDER BY (SELECT w.looked_at FROM wait_watch w WHERE w.centre_id = c.id) NULLS FIRST, c.id
    LIMIT :most),
taken AS (
    INSERT INTO wait_watch AS w (centre_id, looked_at) SELECT busy.id, clock.now FROM busy, clock
    ON CONFLICT (centre_id) DO UPDATE SET looked_at = EXCLUDED.looked_at, looked_before = w.looked_at
        -- What was feared longer ago is not feared twice running: four minutes, or three times as long as it was between the last two
        -- looks, for where there are many centres each has its turn less often.
        , feared = CASE WHEN w.looked_at > EXCLUDED.looked_at
                             - greatest(interval '4 minutes', least(interval '30 minutes', 3 * (w.looked_at - w.looked_before)))
                        THEN w.feared ELSE '{}' END
    WHERE w.looked_at <= EXCLUDED.looked_at - interval '55 seconds'
    RETURNING centre_id, feared)
SELECT busy.code, taken.feared FROM taken JOIN busy ON busy.id = taken.centre_id
