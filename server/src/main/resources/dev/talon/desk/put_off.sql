-- Since when the visitor taken is put off at the visitor's own wish; null: somebody set them aside. What was undone did not happen.
SELECT (SELECT CASE WHEN e.kind = 'postponed' THEN e.at END FROM event e
        WHERE e.centre_id = taken.centre_id AND e.ticket_id = taken.ticket_id AND e.position = taken.position
          AND e.kind IN ('postponed', 'set_aside')
          AND NOT EXISTS (SELECT FROM event u WHERE u.centre_id = e.centre_id AND u.ticket_id = e.ticket_id AND e.id = ANY (u.undoes))
        ORDER BY e.id DESC LIMIT 1) AS since
