-- Hooks as their administrator sees them: how far behind they are, and how many messages were given up.
SELECT h.id, h.name, c.code AS centre, h.url, h.kinds, h.active, h.created_at, h.stopped, h.stopped_at, h.failing_since,
       CASE WHEN h.failing_since IS NOT NULL AND h.next_at > clock_timestamp() THEN h.next_at END AS next_at,
       CASE WHEN h.before_until > clock_timestamp() THEN h.before_until END AS before_until,
       (SELECT coalesce(sum(greatest(l.number - coalesce(p.number, 0), 0)), 0)::bigint
        FROM event_last l LEFT JOIN hook_position p ON p.hook_id = h.id AND p.centre_id = l.centre_id
        WHERE h.centre_id IS NULL OR l.centre_id = h.centre_id) AS behind,
       (SELECT count(*) FROM hook_delivery d WHERE d.hook_id = h.id AND d.state = 'dead') AS dead,
       (SELECT max(d.last_at) FROM hook_delivery d WHERE d.hook_id = h.id AND d.state = 'delivered') AS delivered_at
FROM hook h LEFT JOIN centre c ON c.id = h.centre_id
WHERE :id::integer IS NULL OR h.id = :id
ORDER BY h.id
