-- What a ticket's paper says, and the profile of the printer that it was last printed on.
SELECT printed.profile, printed.own_profile, paper.*
FROM centre c
JOIN ticket_paper paper ON paper.centre_id = c.id AND paper.ticket_id = :ticket
LEFT JOIN LATERAL (
    SELECT p.profile, own.profile AS own_profile
    FROM print_job j JOIN printer p ON p.id = j.printer_id
    LEFT JOIN printer_profile own ON own.code = p.own_profile
    WHERE j.centre_id = paper.centre_id AND j.ticket_id = paper.ticket_id
    ORDER BY j.created_at DESC LIMIT 1) printed ON true
WHERE c.code = :centre
