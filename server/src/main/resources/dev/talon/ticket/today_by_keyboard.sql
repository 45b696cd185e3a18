-- Of two labels that the same keys write in two layouts, the one of today's tickets; if both are, the one as it was typed.
SELECT t.label FROM centre c JOIN ticket t ON t.centre_id = c.id
WHERE c.code = :centre AND t.label IN (:label, :other)
  AND t.business_day = business_day(c.zone, c.day_ends, coalesce(:now::timestamptz, clock_timestamp()))
ORDER BY t.label <> :label LIMIT 1
