INSERT INTO voice (centre_id, speaks, zeros, repeats, volumes)
SELECT id, :speaks, :zeros, :repeats, :volumes FROM centre WHERE code = :centre
ON CONFLICT (centre_id) DO UPDATE
SET speaks = excluded.speaks, zeros = excluded.zeros, repeats = excluded.repeats, volumes = excluded.volumes
