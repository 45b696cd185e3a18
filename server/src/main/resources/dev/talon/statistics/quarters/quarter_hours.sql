-- Days of a centre by quarter hours: who came, how many desks were open and on no break, how long services took, and the longest wait
-- of anybody who waited at some moment of the quarter, with the norm of that visitor. A quarter that has not begun has no row.
WITH clock AS MATERIALIZED (
    SELECT coalesce(:now::timestamptz, clock_timestamp()) AS now),
day AS (
    SELECT c.id AS centre_id, asked.day, day_begins(c.zone, c.day_ends, asked.day) AS begins,
           least(day_begins(c.zone, c.day_ends, asked.day + 1), clock.now) AS ends
    FROM clock, centre c, unnest(:days::date[]) AS asked (day)
    WHERE c.code = :centre),
leg AS MATERIALIZED (
    SELECT day.day, st.desk, t.norm, st.queued_at, st.counts_from, st.postponed, st.started_at, st.finished_at, st.aside_serving, st.called_at,
           coalesce(st.called_at, st.finished_at, day.ends) AS left_at, counts(st.state, st.inaccurate, st.outcome) AS counts
    FROM day
    JOIN stage st ON st.centre_id = day.centre_id AND st.business_day = day.day
    JOIN ticket t ON t.centre_id = st.centre_id AND t.id = st.ticket_id),
turn AS (
    SELECT day.day, day.ends, e.desk, e.kind, e.at, lead(e.at, 1, day.ends) OVER (PARTITION BY day.day, e.desk ORDER BY e.at, e.id) AS until
    FROM day JOIN desk_event e ON e.centre_id = day.centre_id AND e.at >= day.begins - interval '1 day' AND e.at < day.ends),
-- A desk that has a visitor is open, whatever its events say: of imported history there are none.
open AS MATERIALIZED (
    SELECT day, lower(span) AS at, upper(span) AS until
    FROM (SELECT day, range_agg(span) AS spans
          FROM (SELECT day, desk, tstzrange(at, until) AS span FROM turn WHERE kind IN ('desk_opened', 'desk_resumed') AND at < until
                UNION ALL
                SELECT leg.day, leg.desk, tstzrange(leg.called_at, greatest(leg.called_at, coalesce(leg.finished_at, day.ends)))
                FROM leg JOIN day USING (day) WHERE leg.desk IS NOT NULL AND leg.called_at IS NOT NULL) AS either
          GROUP BY day, desk) AS desks, unnest(spans) AS span),
quarter AS (
    SELECT day.day, n, day.begins + n * interval '15 minutes' AS begins, day.begins + (n + 1) * interval '15 minutes' AS ends
    FROM day CROSS JOIN generate_series(0, 103) AS n
    WHERE day.begins + n * interval '15 minutes' < day.ends)
SELECT quarter.day, quarter.n, quarter.begins, came.arrivals, desks.seconds AS desk_seconds, done.served, done.service,
       longest.wait AS longest, longest.norm, coalesce(late.people, 0) AS late
FROM quarter
CROSS JOIN LATERAL (
    SELECT count(*)::integer AS arrivals FROM leg
    WHERE leg.day = quarter.day AND leg.queued_at >= quarter.begins AND leg.queued_at < quarter.ends) AS came
CROSS JOIN LATERAL (
    SELECT coalesce(sum(extract(epoch FROM least(open.until, quarter.ends) - greatest(open.at, quarter.begins))), 0)::integer AS seconds
    FROM open WHERE open.day = quarter.day AND open.at < quarter.ends AND open.until > quarter.begins) AS desks
CROSS JOIN LATERAL (
    SELECT count(*)::integer AS served, coalesce(sum(service_of(leg.started_at, leg.finished_at, leg.aside_serving)), 0)::bigint AS service FROM leg
    WHERE leg.day = quarter.day AND leg.counts AND leg.started_at >= quarter.begins AND leg.started_at < quarter.ends) AS done
LEFT JOIN LATERAL (
    SELECT (wait_of(leg.queued_at, leg.counts_from, least(leg.left_at, quarter.ends), leg.postponed) / 1000000)::integer AS wait, leg.norm FROM leg
    WHERE leg.day = quarter.day AND leg.queued_at < quarter.ends AND leg.left_at > quarter.begins
    ORDER BY 1 DESC LIMIT 1) AS longest ON true
LEFT JOIN LATERAL (
    SELECT count(*)::integer AS people FROM leg
    WHERE leg.day = quarter.day AND leg.left_at > quarter.begins
      AND late_from(leg.queued_at, leg.counts_from, NULL, leg.norm, leg.postponed) < least(leg.left_at, quarter.ends)) AS late ON true
ORDER BY quarter.day, quarter.n
