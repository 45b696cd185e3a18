-- Why a ticket's place could not be changed.
SELECT t.label, t.category, st.state, st.desk
FROM centre c JOIN ticket t ON t.centre_id = c.id JOIN stage st ON st.centre_id = t.centre_id AND st.ticket_id = t.id
WHERE c.code = :centre AND t.id = :ticket
ORDER BY st.position DESC LIMIT 1
