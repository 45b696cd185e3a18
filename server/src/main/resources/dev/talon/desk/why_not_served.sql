-- An open service of a centre, and whether its first stage is one that the desk serves.
SELECT s.route[1] = ANY (kinds_served(c.id, d.stages, d.held_by, d.holder)) AS served_here
FROM centre c
JOIN service s ON s.centre_id = c.id AND s.code = :service AND s.active
JOIN desk d ON d.centre_id = c.id AND d.code = :desk
WHERE c.code = :centre
