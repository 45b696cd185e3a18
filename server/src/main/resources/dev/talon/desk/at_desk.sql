-- The present call at a desk.
WITH :any_desk
SELECT :as_seen, :out_of_turn AS out_of_turn, 0::bigint AS version
FROM stage s
JOIN ticket t ON t.centre_id = s.centre_id AND t.id = s.ticket_id, here
WHERE s.centre_id = here.centre_id AND s.desk = here.code AND s.state IN ('called', 'serving')
