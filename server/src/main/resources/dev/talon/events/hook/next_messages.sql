-- What a hook is to be sent next: of some centres the first events after its position there. Which centres come first is left to chance, so
-- that none waits behind others for ever.
WITH mine AS MATERIALIZED (
    SELECT h.id, h.centre_id, h.failures FROM hook h
    WHERE h.id = :hook AND h.lease = :lease AND h.active AND h.stopped IS NULL AND h.next_at <= clock_timestamp()),
behind AS MATERIALIZED (
    SELECT l.centre_id, coalesce(p.number, 0) AS number, mine.id AS hook_id, mine.failures
    FROM mine
    JOIN event_last l ON mine.centre_id IS NULL OR l.centre_id = mine.centre_id
    LEFT JOIN hook_position p ON p.hook_id = mine.id AND p.centre_id = l.centre_id
    WHERE l.number > coalesce(p.number, 0) AND (p.next_at IS NULL OR p.next_at <= clock_timestamp())
    ORDER BY random() LIMIT :most_centres)
SELECT behind.centre_id, c.code, c.uuid, behind.failures, coalesce(d.refusals, 0) AS refusals, told.*
FROM behind
JOIN centre c ON c.id = behind.centre_id
CROSS JOIN LATERAL (
    SELECT :columns
    FROM event_out o JOIN event e ON e.centre_id = o.centre_id AND e.id = o.event_id
    WHERE o.centre_id = behind.centre_id AND o.number > behind.number
    ORDER BY o.number LIMIT :most) AS told
LEFT JOIN hook_delivery d ON d.hook_id = behind.hook_id AND d.centre_id = behind.centre_id AND d.number = told.number
ORDER BY behind.centre_id, told.number
