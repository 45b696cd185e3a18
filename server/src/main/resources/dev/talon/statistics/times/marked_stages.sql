-- Stages that somebody, or the end of the day, has marked; in any order.
WITH :measured_that_are_marked, judged AS (
    :measured_as_judged
)
SELECT centre, business_day, kind, specialist, spent, begun, ended, inaccurate, unfinished, verdict
FROM judged
