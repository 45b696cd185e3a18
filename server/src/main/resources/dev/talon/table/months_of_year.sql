-- The sums of a year by centre and month, with what was signed of closed months. Days without a summary are summed as they stand.
WITH chosen AS (
    SELECT id, code, zone FROM centre WHERE cardinality(:centres::text[]) = 0 OR code = ANY (:centres::text[])
), :unsettled_days, day AS (
    SELECT centre_id, business_day, :sums_of_table
    FROM day_summary
    WHERE centre_id IN (SELECT id FROM chosen) AND business_day BETWEEN :from AND :to
    UNION ALL
    -- From the stages themselves, a query for each day, whatever is around it: OFFSET 0 keeps it so.
    SELECT unsettled.centre_id, unsettled.business_day, sums.*
    FROM unsettled
    LEFT JOIN LATERAL (
        SELECT :sums_of_table FROM day_sums
        WHERE day_sums.centre_id = unsettled.centre_id AND day_sums.business_day = unsettled.business_day OFFSET 0) AS sums ON true
), live AS (
    SELECT centre_id, extract(month FROM business_day)::integer AS month,
           coalesce(sum(consultation), 0)::bigint AS consultation,
           coalesce(sum(consultation_wait), 0)::bigint AS consultation_wait,
           coalesce(sum(consultation_service), 0)::bigint AS consultation_service,
           coalesce(sum(cash), 0)::bigint AS cash,
           coalesce(sum(cash_wait), 0)::bigint AS cash_wait,
           coalesce(sum(cash_service), 0)::bigint AS cash_service,
           coalesce(sum(both_kinds), 0)::bigint AS both_kinds,
           coalesce(sum(both_wait), 0)::bigint AS both_wait,
           coalesce(sum(both_service), 0)::bigint AS both_service,
           coalesce(sum(consultation_no_show + cash_no_show), 0)::bigint AS no_show,
           coalesce(sum(consultation_cancelled + cash_cancelled), 0)::bigint AS cancelled,
           coalesce(sum(consultation_expired + cash_expired), 0)::bigint AS expired,
           coalesce(sum(consultation_inaccurate + cash_inaccurate), 0)::bigint AS inaccurate,
           coalesce(sum(consultation_wrong_service + cash_wrong_service), 0)::bigint AS wrong_service,
           coalesce(sum(consultation_not_queued), 0)::bigint AS consultation_not_queued,
           coalesce(sum(cash_not_queued), 0)::bigint AS cash_not_queued,
           coalesce(sum(both_not_queued), 0)::bigint AS both_not_queued
    FROM day
    GROUP BY 1, 2
), signed AS (
    SELECT *, extract(month FROM month)::integer AS number
    FROM month_signature
    WHERE centre_id IN (SELECT id FROM chosen) AND month BETWEEN :from AND :to
)
SELECT chosen.code AS centre, live.*, coalesce(live.month, signed.number) AS number,
       (SELECT count(*) FROM unsettled WHERE settles(business_day)) AS to_settle,
       signed.closed_at, (signed.closed_at AT TIME ZONE chosen.zone)::date AS closed_on,
       signed.closed_by_name, signed.hash, signed.amendments,
       (signed.amended_at AT TIME ZONE chosen.zone)::date AS amended_on, signed.figures
FROM live
FULL JOIN signed ON signed.centre_id = live.centre_id AND signed.number = live.month
JOIN chosen ON chosen.id = coalesce(live.centre_id, signed.centre_id)
ORDER BY 1, coalesce(live.month, signed.number)
