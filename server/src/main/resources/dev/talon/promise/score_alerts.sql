-- Says of alerts what came: of the visitors who began to wait within five minutes of the moment, once each has been called or has waited
-- longer than the norm.
WITH clock AS MATERIALIZED (
    SELECT coalesce(:now::timestamptz, clock_timestamp()) AS now),
over AS (
    SELECT a.id, a.centre_id, a.desk, a.raised_at, a.about_at,
           -- Above zero: more waited longer than did not.
           (SELECT sum(CASE WHEN within_norm(wait_of(s.queued_at, s.counts_from, coalesce(s.called_at, s.finished_at, clock.now), s.postponed), a.norm)
                            THEN -1 ELSE 1 END)
            FROM stage s
            WHERE s.centre_id = a.centre_id AND s.business_day = a.business_day AND s.kind = a.kind
              AND s.queued_at BETWEEN a.about_at - interval '5 minutes' AND a.about_at + interval '5 minutes'
              AND (s.state <> 'cancelled' OR s.called_at IS NOT NULL) HAVING count(*) > 0) AS balance
    FROM clock, wait_alert a
    WHERE a.outcome IS NULL AND late_from(a.about_at, NULL, NULL, a.norm, 0) < clock.now - interval '6 minutes'
    ORDER BY a.about_at LIMIT 500)
UPDATE wait_alert a SET outcome = CASE
        WHEN over.balance IS NULL THEN 'nobody'
        WHEN over.balance < 0 AND EXISTS (SELECT FROM event e WHERE e.centre_id = over.centre_id AND e.kind = 'desk_opened' AND e.desk = over.desk
                                          AND e.at BETWEEN over.raised_at AND over.about_at + interval '5 minutes') THEN 'taken'
        WHEN over.balance >= 0 THEN 'right' ELSE 'wrong' END
FROM over WHERE a.id = over.id
