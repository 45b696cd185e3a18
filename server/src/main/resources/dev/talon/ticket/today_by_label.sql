-- A ticket of today by its label in normal form; each day has numbers of its own.
SELECT t.id FROM centre c JOIN ticket t ON t.centre_id = c.id
WHERE c.code = :centre AND t.label = :label
  AND t.business_day = business_day(c.zone, c.day_ends, coalesce(:now::timestamptz, clock_timestamp()))
