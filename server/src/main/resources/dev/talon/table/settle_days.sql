-- Stores what the past days of a centre come to, of those that have no summary and nothing open.
WITH chosen AS (
    SELECT :centre::integer AS id
), :unsettled_days
INSERT INTO day_summary
SELECT made.*
FROM unsettled CROSS JOIN LATERAL day_summary_of(unsettled.centre_id, unsettled.business_day) AS made
WHERE settles(unsettled.business_day) AND made.open = 0
