-- The webhooks that are switched on: whether each is sent anything, how far behind it is, and what was given up.
SELECT h.id, h.name, h.stopped IS NULL AS working,
       (SELECT coalesce(sum(greatest(l.number - coalesce(p.number, 0), 0)), 0)::bigint
        FROM event_last l LEFT JOIN hook_position p ON p.hook_id = h.id AND p.centre_id = l.centre_id
        WHERE h.centre_id IS NULL OR l.centre_id = h.centre_id) AS behind,
       (SELECT count(*) FROM hook_delivery d WHERE d.hook_id = h.id AND d.state = 'dead') AS dead
FROM hook h WHERE h.active
ORDER BY h.id LIMIT 200
