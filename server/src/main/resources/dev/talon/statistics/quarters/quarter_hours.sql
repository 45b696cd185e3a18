-- Days of a centre by quarter hours: who came, how many desks were open and on no break, how long services took, and the longest wait
-- of anybody who waited at some moment of the quarter, with the norm of that visitor. Who is put off does not wait meanwhile. A quarter
-- that has not begun has no row.
WITH clock AS MATERIALIZED (
    SELECT coalesce(:now::timestamptz, clock_timestamp()) AS now),
day AS (
    SELECT c.id AS centre_id, asked.day, day_begins(c.zone, c.day_ends, asked.day) AS begins,
           least(day_begins(c.zone, c.day_ends, asked.day + 1), clock.now) AS ends
    FROM clock, centre c, unnest(:days::date[]) AS asked (day)
    WHERE c.code = :centre),
leg AS MATERIALIZED (
    SELECT day.day, st.centre_id, st.ticket_id, st.position, st.away_since, st.desk, t.norm, st.queued_at, st.counts_from, st.postponed, st.started_at, st.finished_at, st.aside_serving,
           st.called_at, coalesce(st.called_at, st.finished_at, day.ends) AS left_at, counts(st.state, st.inaccurate, st.outcome) AS counts
    FROM day
    JOIN stage st ON st.centre_id = day.centre_id AND st.business_day = day.day
    JOIN ticket t ON t.centre_id = st.centre_id AND t.id = st.ticket_id),
-- Of whoever was put off, when that was: the events say it. One that was undone has not been.
put_off AS MATERIALIZED (
    SELECT leg.ticket_id, leg.position, range_agg(tstzrange(gone.at, back.at)) AS spans
    FROM leg
    JOIN event gone ON gone.centre_id = leg.centre_id AND gone.ticket_id = leg.ticket_id AND gone.position = leg.position
                   AND gone.kind = 'postponed'
    LEFT JOIN LATERAL (
        SELECT e.at FROM event e
        WHERE e.centre_id = leg.centre_id AND e.ticket_id = leg.ticket_id AND e.position = leg.position AND e.kind = 'resumed'
          AND e.id > gone.id AND e.at >= gone.at
          AND NOT EXISTS (SELECT FROM event u WHERE u.centre_id = e.centre_id AND u.ticket_id = e.ticket_id AND e.id = ANY (u.undoes))
        ORDER BY e.id LIMIT 1) AS back ON true
    WHERE (leg.postponed > 0 OR leg.away_since IS NOT NULL)
      AND NOT EXISTS (SELECT FROM event u WHERE u.centre_id = gone.centre_id AND u.ticket_id = gone.ticket_id AND gone.id = ANY (u.undoes))
    GROUP BY leg.ticket_id, leg.position),
-- Who waited from when until when, and for how many seconds they had been put off before. Of imported history only the sum is known.
waited AS MATERIALIZED (
    SELECT leg.day, leg.ticket_id, leg.position, leg.queued_at, leg.counts_from, leg.norm, lower(span) AS at, upper(span) AS until,
           CASE WHEN put_off.spans IS NULL THEN leg.postponed ELSE coalesce((
               SELECT sum(whole_seconds(upper(gone) - lower(gone))) FROM unnest(put_off.spans) AS gone
               WHERE upper(gone) <= lower(span)), 0)::integer END AS postponed
    FROM leg
    LEFT JOIN put_off ON put_off.ticket_id = leg.ticket_id AND put_off.position = leg.position
    CROSS JOIN LATERAL unnest(tstzmultirange(tstzrange(leg.queued_at, greatest(leg.queued_at, leg.left_at), '[]'))
                              - coalesce(put_off.spans, '{}')) AS span),
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
    SELECT (wait_of(waited.queued_at, waited.counts_from, least(waited.until, quarter.ends), waited.postponed) / 1000000)::integer AS wait,
           waited.norm
    FROM waited
    WHERE waited.day = quarter.day AND waited.at < quarter.ends AND waited.until > quarter.begins
    ORDER BY 1 DESC LIMIT 1) AS longest ON true
LEFT JOIN LATERAL (
    SELECT count(DISTINCT (waited.ticket_id, waited.position))::integer AS people FROM waited
    WHERE waited.day = quarter.day AND waited.at < quarter.ends AND waited.until > quarter.begins
      AND late_from(waited.queued_at, waited.counts_from, NULL, waited.norm, waited.postponed) < least(waited.until, quarter.ends)) AS late ON true
ORDER BY quarter.day, quarter.n
