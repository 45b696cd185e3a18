-- A specialist of every centre is one of this centre too. Who sits at a desk is listed whatever their role is.
SELECT s.login, s.name, at_desk.code AS desk, served.kinds, 'staff:' || s.login = :actor AS own
FROM centre c CROSS JOIN staff s
LEFT JOIN person_kinds served ON served.centre_id = c.id AND served.person = 'staff:' || s.login
LEFT JOIN LATERAL (
    SELECT d.code FROM desk d
    WHERE d.centre_id = c.id AND d.held_by IS NOT NULL AND d.holder = 'staff:' || s.login
    ORDER BY d.position, d.code LIMIT 1) AS at_desk ON true
WHERE c.code = :centre AND is_colleague(c.id, 'staff:' || s.login)
ORDER BY at_desk.code IS NULL, s.name, s.login
LIMIT 200
