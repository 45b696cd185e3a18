-- Stages of days that still run, in the order of the bytes of a packed one.
WITH :measured_of_days
SELECT centre, business_day, position, column_of(kind, counted_in) = 'cash', state, inaccurate IS NOT NULL, category = 'priority', hour,
       service, desk, specialist, norm, put_off, wait, walk, spent, :minutes_of_day, wrong_service, waited, aside,
       CASE WHEN kind NOT IN ('consultation', 'cash') THEN kind END
FROM measured
