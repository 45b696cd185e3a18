-- Takes hooks that have something to send and that no other node sends to, for a while that is longer than one message takes.
WITH due AS (
    SELECT h.id FROM hook h
    WHERE h.active AND h.stopped IS NULL AND h.next_at <= clock_timestamp()
      AND (h.leased_until IS NULL OR h.leased_until < clock_timestamp())
      AND (EXISTS (SELECT FROM hook_delivery d JOIN event_out o ON o.centre_id = d.centre_id AND o.number = d.number
                   WHERE d.hook_id = h.id AND d.state = 'again')
        OR EXISTS (SELECT FROM event_last l LEFT JOIN hook_position p ON p.hook_id = h.id AND p.centre_id = l.centre_id
                   WHERE (h.centre_id IS NULL OR l.centre_id = h.centre_id) AND l.number > coalesce(p.number, 0)
                     AND (p.next_at IS NULL OR p.next_at <= clock_timestamp())))
    ORDER BY h.next_at, h.id LIMIT :most
    FOR UPDATE OF h SKIP LOCKED)
UPDATE hook SET lease = :lease, leased_until = clock_timestamp() + :lease_time::interval
FROM due WHERE hook.id = due.id
RETURNING hook.id, hook.url, hook.kinds, hook.secret, CASE WHEN hook.before_until > clock_timestamp() THEN hook.secret_before END AS secret_before
