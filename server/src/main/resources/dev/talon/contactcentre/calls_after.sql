-- The next calls of a range, after one.
SELECT call.*
FROM call
WHERE call.entered_at >= :from AND call.entered_at < :to AND (:queues::text[] IS NULL OR call.queue = ANY (:queues))
  AND call.entered_at >= :last_entered
  AND (call.entered_at, call.queue, call.call, call.ended_at, call.id) > (:last_entered, :last_queue, :last_call, :last_ended, :last_id)
  AND :among_population
ORDER BY call.entered_at, call.queue, call.call, call.ended_at, call.id
LIMIT :size
