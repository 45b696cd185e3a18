-- Whoever sends to it stops; what is under way then may come twice. Switched on again, it is tried at once.
WITH changed AS (
    UPDATE hook SET name = :name, url = :url, kinds = :kinds, active = :active, lease = NULL, leased_until = NULL,
        stopped = NULL, stopped_at = NULL, failures = 0, failing_since = NULL, next_at = clock_timestamp()
    WHERE id = :id
    RETURNING id),
tried AS (
    UPDATE hook_position p SET next_at = NULL FROM changed WHERE p.hook_id = changed.id AND p.next_at IS NOT NULL)
SELECT id FROM changed
