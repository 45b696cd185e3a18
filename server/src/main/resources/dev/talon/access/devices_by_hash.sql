-- The devices of some secrets.
SELECT :device_owner, d.token_hash
FROM device d JOIN centre c ON c.id = d.centre_id
WHERE d.token_hash = ANY(:hashes) AND d.paired_at IS NOT NULL AND d.revoked_at IS NULL
