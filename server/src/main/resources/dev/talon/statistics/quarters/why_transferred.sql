-- Why visitors were handed on, by the centre's list, the most first. A reason in one's own words, or none, has no code. The event has the
-- comment behind the reason.
SELECT l.code AS reason, l.names, count(*)::integer AS times
FROM centre c
JOIN event e ON e.centre_id = c.id AND e.at >= day_begins(c.zone, c.day_ends, :from::date) AND e.at < day_begins(c.zone, c.day_ends, :to::date + 1)
            AND e.kind = 'transferred'
LEFT JOIN LATERAL (
    SELECT item.code, item.names FROM centre_list item CROSS JOIN jsonb_each_text(item.names) AS said
    WHERE item.centre_id = c.id AND item.list = 'transfer' AND (e.reason = said.value OR starts_with(e.reason, said.value || ': '))
    ORDER BY length(said.value) DESC, item.position LIMIT 1) AS l ON true
WHERE c.code = :centre
  -- What was undone is counted as that alone.
  AND NOT EXISTS (SELECT FROM event u WHERE u.centre_id = e.centre_id AND u.ticket_id = e.ticket_id AND e.id = ANY (u.undoes))
GROUP BY l.code, l.names
ORDER BY count(*) DESC, l.code
