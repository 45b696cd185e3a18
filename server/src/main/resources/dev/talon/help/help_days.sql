-- How often help was asked for, and what became of it, by business day.
WITH clock AS MATERIALIZED (
    SELECT coalesce(:now::timestamptz, clock_timestamp()) AS now),
c AS (
    SELECT centre.id, clock.now FROM centre, clock WHERE code = :centre)
SELECT (SELECT coalesce(json_agg(counted ORDER BY counted.day), '[]') FROM (
            SELECT h.business_day AS day, count(*) AS calls,
                   count(*) FILTER (WHERE h.answered_at <= h.until) AS answered,
                   count(*) FILTER (WHERE h.answered_at > h.until) AS late,
                   count(*) FILTER (WHERE h.answered_at IS NULL AND h.withdrawn_at IS NULL AND h.until <= c.now) AS never,
                   count(h.withdrawn_at) AS withdrawn,
                   round(extract(epoch FROM avg(h.answered_at - h.called_at)))::integer AS "meanSeconds"
            FROM help_call h
            WHERE h.centre_id = c.id AND h.business_day BETWEEN :from AND :to
            GROUP BY h.business_day) AS counted) AS days
FROM c
