-- What each person did by hand, beside calling in turn, the most first. Where a centre hides names, nobody is named.
SELECT CASE WHEN NOT c.names_hidden THEN e.actor END AS actor,
       CASE WHEN NOT c.names_hidden THEN coalesce(person.name, token.name) END AS name,
       count(*) FILTER (WHERE e.kind = 'called_out_of_turn')::integer AS called_out_of_turn,
       count(*) FILTER (WHERE e.kind = 'moved_first')::integer AS moved_first,
       count(*) FILTER (WHERE e.kind = 'moved_forward')::integer AS moved_forward,
       count(*) FILTER (WHERE e.kind = 'moved_back')::integer AS moved_back,
       count(*) FILTER (WHERE e.kind = 'priority_given')::integer AS priority_given,
       count(*) FILTER (WHERE e.kind = 'priority_taken_back')::integer AS priority_taken_back,
       count(*) FILTER (WHERE e.kind IN ('postponed', 'set_aside'))::integer AS put_off,
       count(*) FILTER (WHERE e.kind = 'returned')::integer AS returned,
       count(*) FILTER (WHERE e.kind = 'transferred')::integer AS transferred,
       count(*) FILTER (WHERE e.kind = 'served_without_ticket')::integer AS without_ticket,
       count(*) FILTER (WHERE e.kind = 'undone')::integer AS undone
FROM centre c
JOIN event e ON e.centre_id = c.id AND e.at >= day_begins(c.zone, c.day_ends, :from::date) AND e.at < day_begins(c.zone, c.day_ends, :to::date + 1)
            AND e.kind IN ('priority_given', 'priority_taken_back', 'moved_forward', 'moved_first', 'moved_back', 'called_out_of_turn',
                           'postponed', 'set_aside', 'returned', 'transferred', 'served_without_ticket', 'undone')
LEFT JOIN staff person ON e.actor = 'staff:' || person.login
LEFT JOIN api_token token ON e.actor = 'token:' || token.id
WHERE c.code = :centre
  -- What was undone is counted as that alone.
  AND NOT EXISTS (SELECT FROM event u WHERE u.centre_id = e.centre_id AND u.ticket_id = e.ticket_id AND e.id = ANY (u.undoes))
GROUP BY c.code, c.names_hidden, e.actor, person.name, token.name
ORDER BY count(*) DESC, c.code, e.actor
