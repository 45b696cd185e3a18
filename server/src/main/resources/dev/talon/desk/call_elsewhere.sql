-- The call that prevents its specialist from another.
SELECT t.label, st.desk
FROM centre c
JOIN stage st ON st.centre_id = c.id AND st.specialist = :actor AND st.sole AND st.state IN ('called', 'serving')
JOIN ticket t ON t.centre_id = st.centre_id AND t.id = st.ticket_id
WHERE c.code = :centre AND NOT c.several_desks
