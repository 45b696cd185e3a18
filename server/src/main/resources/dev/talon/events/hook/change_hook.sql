-- Whoever sends to it stops; what is under way then may come twice. Switched on again, it is tried at once.
UPDATE hook SET name = :name, url = :url, kinds = :kinds, active = :active, lease = NULL, leased_until = NULL,
    stopped = NULL, stopped_at = NULL, failures = 0, failing_since = NULL, next_at = clock_timestamp()
WHERE id = :id
RETURNING id
