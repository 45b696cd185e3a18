-- Why the stage s was called out of its turn, or moved forward; null if it was not, or if that was taken back.
(SELECT CASE WHEN e.kind <> 'moved_back' THEN e.reason END FROM event e
       WHERE e.centre_id = s.centre_id AND e.ticket_id = s.ticket_id AND e.position = s.position
         AND e.kind IN ('called_out_of_turn', 'moved_forward', 'moved_first', 'moved_back')
         AND NOT EXISTS (SELECT FROM event u WHERE u.centre_id = e.centre_id AND u.ticket_id = e.ticket_id AND e.id = ANY (u.undoes))
       ORDER BY e.id DESC LIMIT 1)
