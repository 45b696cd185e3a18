-- The state of a desk. The break's beginning is on the centre's clock, with its date if that is not today's.
SELECT d.active, d.shut_reason, d.pause_reason, d.paused_at, d.pause_until, d.held_by IS NOT NULL AS is_held, d.specialist, d.holder = :actor AS own,
       :sits OR :override::text IS NOT NULL AS obeys, c.no_show_after, c.recall_limit, c.recall_pause, c.return_minutes,
       to_char(d.paused_at AT TIME ZONE c.zone,
               CASE WHEN business_day(c.zone, c.day_ends, d.paused_at) = business_day(c.zone, c.day_ends, coalesce(:now::timestamptz, now()))
                    THEN 'HH24:MI' ELSE 'DD.MM.YYYY HH24:MI' END) AS paused_since
FROM centre c JOIN desk d ON d.centre_id = c.id WHERE c.code = :centre AND d.code = :desk
