-- The state of the ticket that a desk requested by its id or its label.
SELECT t.label, st.state, st.kind, st.desk, st.started_at IS NOT NULL AS begun, c.return_minutes,
       t.business_day = business_day(c.zone, c.day_ends, coalesce(:now::timestamptz, now())) AS today
FROM centre c
JOIN ticket t ON t.centre_id = c.id AND (t.id = :ticket::uuid OR t.label = :label::text)
JOIN stage st ON st.centre_id = t.centre_id AND st.ticket_id = t.id
WHERE c.code = :centre
ORDER BY t.business_day DESC, st.position DESC LIMIT 1
