-- How promised waits held: of all, by how many were ahead, by service, by hour of the centre's clock, and by service and how many were
-- ahead. Whoever was called at once stands apart, in a line of its own.
WITH asked AS (
    SELECT c.id, c.zone FROM centre c WHERE c.code = :centre),
promised AS (
    SELECT p.service, p.ahead_group, extract(hour FROM p.issued_at AT TIME ZONE asked.zone)::integer AS hour, p.at_once, p.held,
           p.promised_from, p.promised_to, p.wait
    FROM asked JOIN kept_promise p ON p.centre_id = asked.id
    WHERE p.business_day BETWEEN :from AND :to),
line AS (
    SELECT false AS at_once, service, ahead_group, hour, count(*) AS tickets, count(held) AS promised, count(*) FILTER (WHERE held) AS held,
           count(*) FILTER (WHERE NOT held AND wait < promised_from * 1000000::bigint) AS earlier,
           count(*) FILTER (WHERE NOT held AND wait > promised_to * 1000000::bigint) AS later,
           round(avg(promised_to - promised_from) FILTER (WHERE held IS NOT NULL)) AS width
    FROM promised WHERE NOT at_once
    GROUP BY GROUPING SETS ((), (ahead_group), (service), (hour), (service, ahead_group))
    UNION ALL
    SELECT true, NULL, NULL, NULL, count(*), count(held), count(*) FILTER (WHERE held), 0, count(*) FILTER (WHERE NOT held),
           round(avg(promised_to - promised_from))
    FROM promised WHERE at_once)
SELECT line.at_once, line.service, line.ahead_group, line.hour, line.tickets, line.promised, line.held, line.earlier, line.later,
       line.width::integer AS width
FROM line
WHERE line.tickets > 0
ORDER BY line.at_once, (line.service IS NOT NULL)::integer + (line.ahead_group IS NOT NULL)::integer + (line.hour IS NOT NULL)::integer,
         line.hour, line.service, array_position(ARRAY['0', '1-3', '4-9', '10+'], line.ahead_group)
