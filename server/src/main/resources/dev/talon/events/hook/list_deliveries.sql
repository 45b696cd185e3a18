-- The newest first.
SELECT c.code AS centre, d.number, d.kind, d.state, d.tries, d.first_at, d.last_at, d.status, d.answer, d.fault, d.took
FROM hook_delivery d JOIN centre c ON c.id = d.centre_id
WHERE d.hook_id = :id AND (:state::text IS NULL OR d.state = :state) AND (:before::timestamptz IS NULL OR d.last_at < :before)
ORDER BY d.last_at DESC, d.number DESC LIMIT :most
