-- Whoever is not in the queue today and can be taken back into it: furthest stages that ended as a no-show, or are put off.
WITH clock AS MATERIALIZED (
    SELECT coalesce(:now::timestamptz, clock_timestamp()) AS now),
c AS (
    SELECT centre.id, business_day(zone, day_ends, clock.now) AS day FROM centre, clock WHERE code = :centre)
SELECT t.id AS ticket, t.label, st.service, coalesce(CASE WHEN st.state = 'postponed' THEN st.away_desk END, st.desk) AS desk, st.state,
       CASE WHEN st.state = 'postponed' THEN st.away_since ELSE st.finished_at END AS at,
       CASE WHEN st.state = 'postponed' THEN st.away_until END AS until
FROM stage st JOIN ticket t ON t.centre_id = st.centre_id AND t.id = st.ticket_id
WHERE st.centre_id = (SELECT id FROM c) AND st.business_day = (SELECT day FROM c) AND st.state IN ('no_show', 'postponed')
  AND NOT EXISTS (SELECT FROM stage later
                  WHERE later.centre_id = st.centre_id AND later.ticket_id = st.ticket_id AND later.position > st.position)
ORDER BY at DESC, t.label
LIMIT :most::integer
