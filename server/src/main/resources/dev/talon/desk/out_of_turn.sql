-- Why the stage s was called out of its turn; null if it was not.
(SELECT e.reason FROM event e WHERE e.centre_id = s.centre_id AND e.ticket_id = s.ticket_id
       AND e.position = s.position AND e.kind = 'called_out_of_turn' LIMIT 1)
