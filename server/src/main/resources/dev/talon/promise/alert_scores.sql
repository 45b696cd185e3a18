-- What came of the alerts of some days, by kind, and how many quarter hours in which half of those who began to wait, three or more,
-- waited longer than their norm had no alert within twenty minutes: from the day of the centre's first alert on, for nobody looked before.
WITH c AS (
    SELECT c.id FROM centre c WHERE c.code = :centre),
said AS (
    SELECT a.kind, count(*) FILTER (WHERE a.outcome = 'right')::integer AS right, count(*) FILTER (WHERE a.outcome = 'wrong')::integer AS wrong,
           count(*) FILTER (WHERE a.outcome = 'taken')::integer AS taken, count(*) FILTER (WHERE a.outcome = 'nobody')::integer AS nobody,
           count(*) FILTER (WHERE a.outcome IS NULL)::integer AS open
    FROM c JOIN wait_alert a ON a.centre_id = c.id
    WHERE a.business_day BETWEEN :from AND :to GROUP BY a.kind),
quarter AS (
    SELECT s.kind, s.business_day, date_bin('15 minutes', s.queued_at, '2000-01-01T00:00:00Z') AS quarter
    FROM c JOIN ticket t ON t.centre_id = c.id
    CROSS JOIN LATERAL (SELECT s.* FROM stage s WHERE s.centre_id = t.centre_id AND s.ticket_id = t.id OFFSET 0) AS s
    WHERE t.business_day BETWEEN :from AND :to AND s.waited AND s.called_at IS NOT NULL AND NOT t.imported
      AND t.business_day >= (SELECT min(a.business_day) FROM c JOIN wait_alert a ON a.centre_id = c.id)
    GROUP BY s.kind, s.business_day, date_bin('15 minutes', s.queued_at, '2000-01-01T00:00:00Z')
    HAVING count(*) >= 3
       AND count(*) FILTER (WHERE NOT within_norm(wait_of(s.queued_at, s.counts_from, s.called_at, s.postponed), t.norm)) * 2 >= count(*)),
missed AS (
    SELECT q.kind, count(*)::integer AS missed
    FROM quarter q
    WHERE NOT EXISTS (SELECT FROM c JOIN wait_alert a ON a.centre_id = c.id
                      WHERE a.business_day = q.business_day AND a.kind = q.kind
                        AND a.about_at BETWEEN q.quarter - interval '20 minutes' AND q.quarter + interval '35 minutes')
    GROUP BY q.kind)
SELECT k.code AS kind, k.names, coalesce(said.right, 0) AS right, coalesce(said.wrong, 0) AS wrong, coalesce(said.taken, 0) AS taken,
       coalesce(said.nobody, 0) AS nobody, coalesce(said.open, 0) AS open, coalesce(missed.missed, 0) AS missed
FROM c JOIN stage_kind k ON k.centre_id = c.id
LEFT JOIN said ON said.kind = k.code LEFT JOIN missed ON missed.kind = k.code
WHERE said.kind IS NOT NULL OR missed.kind IS NOT NULL
ORDER BY k.position, k.code
