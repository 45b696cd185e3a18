-- How many tickets of each service are issued an hour at this time of day: those of the next hour on the same weekday in four weeks, by
-- how much more or less has come today in the last two hours than then. Without such days, those of the last hour.
WITH c AS (
    SELECT c.id, clock.now, business_day(c.zone, c.day_ends, clock.now) AS day
    FROM centre c, (SELECT coalesce(:now::timestamptz, now()) AS now) AS clock WHERE c.code = :centre),
past AS (
    SELECT c.day - 7 * week AS day, c.now - week * interval '7 days' AS at FROM c, generate_series(1, 4) AS week),
days AS (
    SELECT past.* FROM past, c WHERE EXISTS (SELECT FROM ticket t WHERE t.centre_id = c.id AND t.business_day = past.day)),
usual AS (
    SELECT t.service, count(*) FILTER (WHERE t.issued_at >= days.at)::float8 AS next, count(*) FILTER (WHERE t.issued_at < days.at)::float8 AS before
    FROM c, days JOIN ticket t ON t.business_day = days.day
    WHERE t.centre_id = c.id AND t.issued_at >= days.at - interval '2 hours' AND t.issued_at < days.at + interval '1 hour'
    GROUP BY t.service),
today AS (
    SELECT t.service, count(*)::float8 AS before, count(*) FILTER (WHERE t.issued_at >= c.now - interval '1 hour')::float8 AS hour
    FROM c JOIN ticket t ON t.centre_id = c.id AND t.business_day = c.day
    WHERE t.issued_at >= c.now - interval '2 hours' AND t.issued_at < c.now
    GROUP BY t.service),
level AS (
    SELECT (coalesce((SELECT sum(before) FROM today), 0) + 10)
           / (coalesce((SELECT sum(before) FROM usual), 0) / greatest(1, (SELECT count(*) FROM days)) + 10) AS times)
SELECT s.code AS service, s.route, valid.norm, c.now,
       CASE WHEN (SELECT count(*) FROM days) = 0 THEN coalesce(today.hour, 0)
            ELSE coalesce(usual.next, 0) / (SELECT count(*) FROM days) * level.times END AS an_hour
FROM c JOIN service s ON s.centre_id = c.id AND s.active
CROSS JOIN level
CROSS JOIN LATERAL norm_of(c.id, s.code, c.day) AS valid
LEFT JOIN usual ON usual.service = s.code
LEFT JOIN today ON today.service = s.code
