-- A stage that a command has changed.
WITH :any_desk
SELECT :as_seen, :out_of_turn AS out_of_turn, 0::bigint AS version
FROM stage s
JOIN ticket t ON t.centre_id = s.centre_id AND t.id = s.ticket_id, here
WHERE s.centre_id = here.centre_id AND s.ticket_id = :ticket AND s.position = :position
