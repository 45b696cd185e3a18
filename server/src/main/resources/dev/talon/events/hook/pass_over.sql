-- Moves on behind events of kinds that the hook does not want.
INSERT INTO hook_position AS p (hook_id, centre_id, number)
SELECT id, :centre, :number FROM hook WHERE id = :hook AND lease = :lease FOR NO KEY UPDATE
ON CONFLICT (hook_id, centre_id) DO UPDATE SET number = greatest(p.number, EXCLUDED.number)
