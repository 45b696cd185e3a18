-- The stages of one ticket, as measured.sql has them.
SELECT :measured_columns, ticket.norm, person.name AS person
FROM centre chosen
JOIN ticket ON ticket.centre_id = chosen.id AND ticket.id = :ticket
JOIN stage ON stage.centre_id = ticket.centre_id AND stage.ticket_id = ticket.id
LEFT JOIN staff person ON stage.specialist = 'staff:' || person.login
WHERE chosen.code = :centre
ORDER BY stage.position
