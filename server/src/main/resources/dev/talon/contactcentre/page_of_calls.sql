-- By when they entered their queue, or (by) by their wait or their service; those without one last.
SELECT call.*, count(*) OVER () AS total
FROM (:ranges_of_months) AS range
JOIN call ON call.entered_at >= range.from_at AND call.entered_at < range.to_at
         AND (range.queues IS NULL OR call.queue = ANY (range.queues))
WHERE :among_population
ORDER BY CASE :by::text WHEN 'wait' THEN call.wait WHEN 'service' THEN call.service END
             * CASE WHEN :longest_first::boolean THEN -1 ELSE 1 END NULLS LAST,
         CASE WHEN :by = 'entered' AND :longest_first THEN call.entered_at END DESC,
         call.entered_at, call.queue, call.call, call.ended_at, call.id
LIMIT :size OFFSET :skip
