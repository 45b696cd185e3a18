-- The furthest stage of a ticket that a command has moved.
SELECT :as_moved
FROM centre c
JOIN ticket t ON t.centre_id = c.id AND t.id = :ticket
JOIN stage s ON s.centre_id = t.centre_id AND s.ticket_id = t.id, (SELECT 0::bigint AS version) AS bumped
WHERE c.code = :centre
ORDER BY s.position DESC LIMIT 1
