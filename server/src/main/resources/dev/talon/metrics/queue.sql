-- What waits now, and what has happened today, by centre and kind; what the day's tickets were is left out of large networks.
WITH clock AS MATERIALIZED (
    SELECT coalesce(:now::timestamptz, clock_timestamp()) AS now),
c AS MATERIALIZED (
    SELECT centre.id, code, business_day(zone, day_ends, clock.now) AS day, count(*) OVER () > :most AS many FROM centre, clock),
waiting AS MATERIALIZED (
    SELECT s.centre_id, s.kind, count(*) AS waiting,
           max(extract(epoch FROM clock.now - waits_from(s.queued_at, s.counts_from))) FILTER (WHERE s.called_at IS NULL) AS longest,
           count(*) FILTER (WHERE late_from(s.queued_at, s.counts_from, s.called_at, t.norm, s.postponed) < clock.now) AS over_norm
    FROM c CROSS JOIN clock
    JOIN stage s ON s.centre_id = c.id AND s.business_day = c.day AND s.state = 'waiting'
    JOIN ticket t ON t.centre_id = s.centre_id AND t.id = s.ticket_id
    GROUP BY s.centre_id, s.kind),
today AS MATERIALIZED (
    SELECT s.centre_id, s.kind, count(*) AS queued, count(s.called_at) AS called, count(*) FILTER (WHERE s.state = 'served') AS served,
           count(*) FILTER (WHERE s.state = 'no_show') AS no_shows
    FROM c
    JOIN ticket t ON t.centre_id = c.id AND t.business_day = c.day
    JOIN stage s ON s.centre_id = t.centre_id AND s.ticket_id = t.id
    WHERE NOT c.many
    GROUP BY s.centre_id, s.kind)
SELECT c.code AS centre, k.code AS kind, coalesce(w.waiting, 0) AS waiting, coalesce(greatest(w.longest, 0), 0)::double precision AS longest,
       coalesce(w.over_norm, 0) AS over_norm, CASE WHEN NOT c.many THEN coalesce(d.queued, 0) END AS queued,
       coalesce(d.called, 0) AS called, coalesce(d.served, 0) AS served, coalesce(d.no_shows, 0) AS no_shows
FROM c JOIN stage_kind k ON k.centre_id = c.id
LEFT JOIN waiting w ON w.centre_id = c.id AND w.kind = k.code
LEFT JOIN today d ON d.centre_id = c.id AND d.kind = k.code
ORDER BY c.code, k.position, k.code
