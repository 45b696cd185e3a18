-- How the stages of a day ended, by the service that the visitor had chosen, the most first. Those of which nobody said anything are not
-- here.
SELECT st.outcome, coalesce(l.names ->> 'ru', st.outcome) AS outcome_ru, coalesce(l.names ->> 'en', l.names ->> 'ru', st.outcome) AS outcome_en,
       t.service, s.name_ru, s.name_en, count(*)::integer AS stages
FROM centre c
JOIN stage st ON st.centre_id = c.id AND st.business_day = :day
JOIN ticket t ON t.centre_id = st.centre_id AND t.id = st.ticket_id
JOIN service s ON s.centre_id = t.centre_id AND s.code = t.service
LEFT JOIN LATERAL (SELECT names FROM centre_list WHERE centre_id = c.id AND list = 'outcome' AND code = st.outcome LIMIT 1) AS l ON true
WHERE c.code = :centre AND st.outcome IS NOT NULL
GROUP BY st.outcome, l.names, t.service, s.name_ru, s.name_en
ORDER BY count(*) DESC, st.outcome, t.service
