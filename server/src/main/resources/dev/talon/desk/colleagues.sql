-- A specialist of every centre is one of this centre too. Who sits at a desk is listed whatever their role is.
SELECT s.login, s.name, at_desk.code AS desk, 'staff:' || s.login = :actor AS own
FROM centre c CROSS JOIN staff s
LEFT JOIN LATERAL (
    SELECT d.code FROM desk d
    WHERE d.centre_id = c.id AND d.held_by IS NOT NULL AND d.holder = 'staff:' || s.login
    ORDER BY d.position, d.code LIMIT 1) AS at_desk ON true
WHERE c.code = :centre AND s.active
  AND (s.role = 'specialist' AND (s.centre_id IS NULL OR s.centre_id = c.id) OR at_desk.code IS NOT NULL)
ORDER BY at_desk.code IS NULL, s.name, s.login
LIMIT 200
