-- Who waited and then left the queue or did not come. A no-show's wait ends at the first call; so does that of a visitor who left, or at
-- leaving if nobody had called.
WITH :measured, gone AS (
    SELECT service, state, norm,
           coalesce(wait, wait_of(queued_at, counts_from, finished_at, (put_off / 1000000)::integer)) AS waited
    FROM measured WHERE state IN ('no_show', 'cancelled')
)
SELECT service, state, count(*) AS stages, count(*) FILTER (WHERE NOT within_norm(waited, norm)) AS late,
       ((max(waited) + 500000) / 1000000)::bigint AS longest
FROM gone
GROUP BY GROUPING SETS ((service, state), (state))
ORDER BY service NULLS FIRST, state
