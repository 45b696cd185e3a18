-- Of closed months (known) with the day they were last compared on: a centre's newest each day, and one of the others in turn.
closed AS (
    SELECT known.*, row_number() OVER (PARTITION BY code ORDER BY month DESC) <= :newest AS new FROM known
), turns AS (
    SELECT code, month, today, day, new,
           row_number() OVER (PARTITION BY code, new ORDER BY day NULLS FIRST, month DESC) = 1 AS first,
           max(day) OVER (PARTITION BY code, new) AS last
    FROM closed
)
SELECT code, to_char(month, 'YYYY-MM') AS month FROM turns
WHERE CASE WHEN new THEN day IS NULL OR day < today ELSE first AND (last IS NULL OR last < today) END
ORDER BY turns.month DESC, code
