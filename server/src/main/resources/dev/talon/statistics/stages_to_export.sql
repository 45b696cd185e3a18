WITH :measured
SELECT measured.*, person.name AS person
FROM measured
LEFT JOIN staff person ON measured.specialist = 'staff:' || person.login
ORDER BY measured.business_day, measured.centre, measured.queued_at, measured.ticket_id, measured.position
