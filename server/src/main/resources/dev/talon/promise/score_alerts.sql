-- Says of alerts what came: of the visitors who began to wait within five minutes of the moment, once each has been called or has waited
-- longer than the norm. One node at a time, so many alerts a time; the visitors are found by the tickets of their day.
WITH clock AS MATERIALIZED (
    SELECT coalesce(:now::timestamptz, clock_timestamp()) AS now FROM (SELECT pg_try_advisory_xact_lock(1952541556) AS mine) AS turn WHERE turn.mine),
due AS MATERIALIZED (
    SELECT a.id, a.centre_id, a.business_day, a.kind, a.desk, a.raised_at, a.about_at, a.norm
    FROM clock, wait_alert a
    WHERE a.outcome IS NULL AND a.about_at < clock.now AND late_from(a.about_at, NULL, NULL, a.norm, 0) < clock.now - interval '6 minutes'
    ORDER BY a.about_at LIMIT 50),
over AS (
    SELECT a.id, a.centre_id, a.desk, a.raised_at, a.about_at, came.balance
    FROM clock, due a CROSS JOIN LATERAL (
        -- Above zero: more waited longer than did not. Null: nobody.
        SELECT sum(CASE WHEN within_norm(wait_of(s.queued_at, s.counts_from, coalesce(s.called_at, s.finished_at, clock.now), s.postponed), a.norm)
                        THEN -1 ELSE 1 END) AS balance
        FROM (SELECT t.centre_id, t.id FROM ticket t WHERE t.centre_id = a.centre_id AND t.business_day = a.business_day) AS t
        CROSS JOIN LATERAL (SELECT s.* FROM stage s WHERE s.centre_id = t.centre_id AND s.ticket_id = t.id OFFSET 0) AS s
        WHERE s.kind = a.kind AND s.queued_at BETWEEN a.about_at - interval '5 minutes' AND a.about_at + interval '5 minutes'
          AND (s.state <> 'cancelled' OR s.called_at IS NOT NULL)) AS came)
UPDATE wait_alert a SET outcome = CASE
        WHEN over.balance IS NULL THEN 'nobody'
        WHEN over.balance < 0 AND EXISTS (SELECT FROM event e WHERE e.centre_id = over.centre_id AND e.kind = 'desk_opened' AND e.desk = over.desk
                                          AND e.at BETWEEN over.raised_at AND over.about_at + interval '5 minutes') THEN 'taken'
        WHEN over.balance >= 0 THEN 'right' ELSE 'wrong' END
FROM over WHERE a.id = over.id
