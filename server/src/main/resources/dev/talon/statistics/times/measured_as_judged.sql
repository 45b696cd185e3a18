-- Served stages with their minutes as in packed ones, whether the day's end finished them, and what was last said of their times.
SELECT measured.*, :minutes_of_day,
       EXISTS (SELECT FROM event e
               WHERE e.centre_id = measured.centre_id AND e.ticket_id = measured.ticket_id AND e.position = measured.position
                 AND e.kind = 'finished' AND e.actor = 'duty:close-days')
           OR coalesce(measured.inaccurate = 'left open overnight', false) AS unfinished,
       CASE said.kind WHEN 'times_distrusted' THEN 'inaccurate' WHEN 'times_trusted' THEN 'accurate' END AS verdict,
       said.actor AS said_by, said.reason AS said_why, said.at AS said_at
FROM measured
LEFT JOIN LATERAL (
    SELECT e.kind, e.actor, e.reason, e.at FROM event e
    WHERE e.centre_id = measured.centre_id AND e.ticket_id = measured.ticket_id AND e.position = measured.position
      AND e.kind IN ('times_distrusted', 'times_trusted', 'times_mark_withdrawn')
    ORDER BY e.at DESC, e.id DESC LIMIT 1) AS said ON true
WHERE measured.state = 'served'
