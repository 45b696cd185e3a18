-- Centres' closed months that are due to be compared with what was signed.
WITH known AS (
    SELECT c.code, m.month, done.day, business_day(c.zone, c.day_ends, coalesce(:now::timestamptz, now())) AS today
    FROM month_closing m JOIN centre c ON c.id = m.centre_id
    LEFT JOIN month_compared done ON done.centre_id = m.centre_id AND done.month = m.month
), :due_to_compare
