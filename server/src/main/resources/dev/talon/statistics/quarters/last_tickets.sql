-- The last ticket of each past day whose hours end: whether it was served by closing. One that was cancelled, or did not come, was no last
-- one. The day is over for it when its last stage has ended; what the end of the day closed was not served by then. Whoever came for the wrong
-- service was served as well, so no outcome is asked for.
SELECT one.day, last.label, last.issued_at, one.closes, last.ended, last.served AND last.ended <= one.closes AS in_time
FROM centre c
CROSS JOIN LATERAL (
    SELECT day::date, upper(worked_on(c.id, c.zone, day::date)) AS closes
    FROM generate_series(:from::date, :to::date, interval '1 day') AS day) AS one
CROSS JOIN LATERAL (
    SELECT t.label, t.issued_at, stages.ended, stages.served
    FROM ticket t
    CROSS JOIN LATERAL (
        SELECT max(st.finished_at) AS ended, bool_and(counts(st.state, st.inaccurate, NULL)) AS served,
               bool_or(is_open(st.state)) AS open, bool_or(st.state IN ('cancelled', 'no_show')) AS gone, bool_and(st.waited) AS came
        FROM stage st WHERE st.centre_id = t.centre_id AND st.ticket_id = t.id) AS stages
    WHERE t.centre_id = c.id AND t.business_day = one.day AND t.issued_at < one.closes
      AND NOT stages.open AND NOT stages.gone AND stages.came
    ORDER BY t.issued_at DESC, t.id LIMIT 1) AS last
WHERE c.code = :centre AND one.closes < least(coalesce(:now::timestamptz, now()), day_begins(c.zone, c.day_ends, one.day + 1))
ORDER BY one.day
