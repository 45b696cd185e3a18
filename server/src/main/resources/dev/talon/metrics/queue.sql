-- What waits now, by centre and kind, and what says whether the centre is open.
WITH clock AS MATERIALIZED (
    SELECT coalesce(:now::timestamptz, clock_timestamp()) AS now),
c AS MATERIALIZED (
    SELECT centre.id, code, hours_version, business_day(zone, day_ends, clock.now) AS day, count(*) OVER () > :most AS many
    FROM centre, clock),
waiting AS MATERIALIZED (
    SELECT s.centre_id, s.kind, count(*) AS waiting,
           max(extract(epoch FROM clock.now - waits_from(s.queued_at, s.counts_from))) FILTER (WHERE s.called_at IS NULL) AS longest,
           count(*) FILTER (WHERE late_from(s.queued_at, s.counts_from, s.called_at, t.norm, s.postponed) < clock.now) AS over_norm
    FROM c CROSS JOIN clock
    JOIN stage s ON s.centre_id = c.id AND s.business_day = c.day AND s.state = 'waiting'
    JOIN ticket t ON t.centre_id = s.centre_id AND t.id = s.ticket_id
    GROUP BY s.centre_id, s.kind)
-- A large network is told as one, whose centre has no name.
SELECT CASE WHEN c.many THEN '' ELSE c.code END AS centre, k.code AS kind, coalesce(sum(w.waiting), 0)::bigint AS waiting,
       greatest(max(w.longest), 0)::double precision AS longest, coalesce(sum(w.over_norm), 0)::bigint AS over_norm,
       bool_or(c.many) AS many, max(c.hours_version) AS hours_version, (SELECT now FROM clock) AS now,
       bool_or(EXISTS (SELECT FROM desk d WHERE d.centre_id = c.id AND d.held_by IS NOT NULL)) AS staffed
FROM c JOIN stage_kind k ON k.centre_id = c.id
LEFT JOIN waiting w ON w.centre_id = c.id AND w.kind = k.code
GROUP BY 1, 2
ORDER BY 1, 2
