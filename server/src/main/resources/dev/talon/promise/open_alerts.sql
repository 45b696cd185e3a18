-- What is to be feared now, the nearest first; what was dismissed is not said again. A wait of 0: nobody served the kind.
SELECT a.id, a.kind, k.names, a.raised_at, a.about_at, a.norm, nullif(a.wait, 0) AS wait, a.desk, a.wait_with
FROM centre c
CROSS JOIN (SELECT coalesce(:now::timestamptz, now()) AS now) AS clock
JOIN wait_alert a ON a.centre_id = c.id AND a.business_day = business_day(c.zone, c.day_ends, clock.now)
JOIN stage_kind k ON k.centre_id = a.centre_id AND k.code = a.kind
WHERE c.code = :centre AND a.about_at > clock.now AND a.dismissed_at IS NULL
  -- What was advised is done, or a kind that nobody served is served.
  AND NOT EXISTS (SELECT FROM desk d WHERE d.centre_id = a.centre_id AND d.active AND desk_is_open(d.seen_at, now())
                  AND (d.code = a.desk OR a.wait = 0 AND a.kind = ANY (kinds_served(a.centre_id, d.stages, d.held_by, d.holder))))
ORDER BY a.about_at, a.kind
