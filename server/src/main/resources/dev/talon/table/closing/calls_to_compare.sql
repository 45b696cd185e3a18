-- The contact centre's closed months that are due to be compared with what was signed.
WITH known AS (
    SELECT NULL::text AS code, m.month, done.day, (coalesce(:now::timestamptz, now()) AT TIME ZONE s.zone)::date AS today
    FROM calls_closing m CROSS JOIN contact_centre s
    LEFT JOIN calls_month_compared done ON done.month = m.month
), :due_to_compare
