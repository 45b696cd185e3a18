-- The events of a centre after a number, oldest first, and which numbers are kept: one look, so that both are of the same moment.
WITH here AS MATERIALIZED (
    SELECT c.id, c.code, coalesce(l.number, 0) AS last,
           coalesce((SELECT min(o.number) FROM event_out o WHERE o.centre_id = c.id), coalesce(l.number, 0) + 1) AS first
    FROM centre c LEFT JOIN event_last l ON l.centre_id = c.id
    WHERE c.code = :centre)
SELECT here.id AS centre_id, here.code, here.first, here.last, told.*
FROM here
LEFT JOIN LATERAL (
    SELECT :columns
    FROM event_out o JOIN event e ON e.centre_id = o.centre_id AND e.id = o.event_id
    WHERE o.centre_id = here.id AND o.number > coalesce(:after::bigint, here.first - 1)
    ORDER BY o.number LIMIT :most) AS told ON true
ORDER BY told.number
