-- What each person did by hand, beside calling in turn, the most first. Where a centre hides names, nobody is named.
-- At a kiosk it is the visitor who says that they have the right to priority. A ticket was issued
-- with priority if it has it and it was not given later, or if it was first taken back.
WITH centre_here AS (
    SELECT c.*, day_begins(c.zone, c.day_ends, :from::date) AS begins, day_begins(c.zone, c.day_ends, :to::date + 1) AS ends
    FROM centre c WHERE c.code = :centre),
done AS (
    SELECT e.centre_id, e.id, e.ticket_id, e.kind, e.actor
    FROM centre_here c
    JOIN event e ON e.centre_id = c.id AND e.at >= c.begins AND e.at < c.ends
                AND e.kind IN ('priority_given', 'priority_taken_back', 'moved_forward', 'moved_first', 'moved_back', 'called_out_of_turn',
                               'postponed', 'set_aside', 'returned', 'transferred', 'served_without_ticket', 'undone')),
deed AS (
    SELECT * FROM done
    UNION ALL
    SELECT e.centre_id, e.id, e.ticket_id, 'issued_with_priority', e.actor
    FROM centre_here c
    JOIN ticket t ON t.centre_id = c.id AND t.business_day BETWEEN :from::date AND :to::date
               AND (t.category = 'priority' OR t.id IN (SELECT done.ticket_id FROM done WHERE done.kind = 'priority_taken_back'))
    JOIN event e ON e.centre_id = t.centre_id AND e.ticket_id = t.id AND e.kind IN ('issued', 'served_without_ticket')
                AND e.actor ~ '^(staff|token|device):'
    WHERE coalesce((SELECT CASE later.kind WHEN 'priority_given' THEN 'ordinary' ELSE 'priority' END
                    FROM event later
                    WHERE later.centre_id = t.centre_id AND later.ticket_id = t.id AND later.kind IN ('priority_given', 'priority_taken_back')
                      AND NOT EXISTS (SELECT FROM event u WHERE u.centre_id = later.centre_id AND u.ticket_id = later.ticket_id
                                      AND later.id = ANY (u.undoes))
                    ORDER BY later.id LIMIT 1), t.category) = 'priority')
SELECT CASE WHEN NOT c.names_hidden OR kiosk.id IS NOT NULL THEN e.actor END AS actor,
       CASE WHEN NOT c.names_hidden OR kiosk.id IS NOT NULL THEN coalesce(person.name, token.name, kiosk.name) END AS name,
       count(*) FILTER (WHERE e.kind = 'called_out_of_turn')::integer AS called_out_of_turn,
       count(*) FILTER (WHERE e.kind = 'moved_first')::integer AS moved_first,
       count(*) FILTER (WHERE e.kind = 'moved_forward')::integer AS moved_forward,
       count(*) FILTER (WHERE e.kind = 'moved_back')::integer AS moved_back,
       count(*) FILTER (WHERE e.kind = 'issued_with_priority' AND e.actor !~ '^device:')::integer AS issued_with_priority,
       count(*) FILTER (WHERE e.kind = 'issued_with_priority' AND e.actor ~ '^device:')::integer AS claimed_priority,
       count(*) FILTER (WHERE e.kind = 'priority_given')::integer AS priority_given,
       count(*) FILTER (WHERE e.kind = 'priority_taken_back')::integer AS priority_taken_back,
       count(*) FILTER (WHERE e.kind IN ('postponed', 'set_aside'))::integer AS put_off,
       count(*) FILTER (WHERE e.kind = 'returned')::integer AS returned,
       count(*) FILTER (WHERE e.kind = 'transferred')::integer AS transferred,
       count(*) FILTER (WHERE e.kind = 'served_without_ticket')::integer AS without_ticket,
       count(*) FILTER (WHERE e.kind = 'undone')::integer AS undone
FROM centre_here c JOIN deed e ON e.centre_id = c.id
LEFT JOIN staff person ON e.actor = 'staff:' || person.login
LEFT JOIN api_token token ON e.actor = 'token:' || token.id
LEFT JOIN device kiosk ON e.actor = 'device:' || kiosk.id
-- What was undone is counted as that alone.
WHERE NOT EXISTS (SELECT FROM event u WHERE u.centre_id = e.centre_id AND u.ticket_id = e.ticket_id AND e.id = ANY (u.undoes))
GROUP BY c.code, c.names_hidden, e.actor, person.name, token.name, kiosk.id, kiosk.name
ORDER BY count(*) DESC, c.code, e.actor
