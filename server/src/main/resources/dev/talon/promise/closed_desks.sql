-- The desks that could be opened now, and what they would serve.
SELECT d.code, kinds_served(c.id, d.stages, NULL, NULL) AS kinds
FROM centre c JOIN desk d ON d.centre_id = c.id
WHERE c.code = :centre AND d.active AND d.shut_at IS NULL AND NOT desk_is_open(d.seen_at, now())
  AND NOT EXISTS (SELECT FROM stage s WHERE s.centre_id = c.id AND s.desk = d.code AND s.state IN ('called', 'serving'))
ORDER BY d.position, d.code
