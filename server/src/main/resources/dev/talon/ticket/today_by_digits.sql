-- The labels of today that have these digits after their letter.
SELECT t.label FROM centre c JOIN ticket t ON t.centre_id = c.id
WHERE c.code = :centre AND substr(t.label, 2) = :digits
  AND t.business_day = business_day(c.zone, c.day_ends, coalesce(:now::timestamptz, clock_timestamp()))
ORDER BY t.label
