-- Stores a key and its hash, for a command that belongs to no centre.
INSERT INTO command_key AS known (key, request) VALUES (split_part(:key, ' ', 1), split_part(:key, ' ', 2))
ON CONFLICT (centre_id, key) DO UPDATE SET request = known.request
RETURNING known.request = split_part(:key, ' ', 2) AS same
