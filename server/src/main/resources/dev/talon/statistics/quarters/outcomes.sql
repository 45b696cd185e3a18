-- How the stages of a day ended, by the service that the visitor had chosen, the most first. Those of which nobody said anything are not
-- here. Beside them, how many tickets of the service were given that day: served without a ticket, nobody touched a button.
SELECT st.outcome, coalesce(l.names, by_language(st.outcome, st.outcome, NULL)) AS outcome_name,
       t.service, by_language(s.name_ru, s.name_en, s.translations -> 'name') AS service_name, count(*)::integer AS stages,
       count(DISTINCT t.id)::integer AS tickets, given.taken
FROM centre c
JOIN stage st ON st.centre_id = c.id AND st.business_day = :day
JOIN ticket t ON t.centre_id = st.centre_id AND t.id = st.ticket_id
JOIN service s ON s.centre_id = t.centre_id AND s.code = t.service
LEFT JOIN LATERAL (SELECT names FROM centre_list WHERE centre_id = c.id AND list = 'outcome' AND code = st.outcome LIMIT 1) AS l ON true
CROSS JOIN LATERAL (
    SELECT count(*)::integer AS taken FROM ticket g JOIN stage first ON first.centre_id = g.centre_id AND first.ticket_id = g.id AND first.position = 1
    WHERE g.centre_id = c.id AND g.business_day = :day AND g.service = t.service AND first.waited) AS given
WHERE c.code = :centre AND st.outcome IS NOT NULL
GROUP BY st.outcome, l.names, t.service, s.name_ru, s.name_en, s.translations, given.taken
ORDER BY count(*) DESC, st.outcome, t.service
