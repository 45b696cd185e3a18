-- The token or the device that a secret belongs to.
SELECT t.role AS who, 'token:' || t.id AS name, t.name AS display, c.code AS centre, NULL::integer AS unseen,
       CASE WHEN t.last_used_at IS NULL OR t.last_used_at < now() - interval '1 minute' THEN t.id END AS unused,
       t.scopes
FROM api_token t LEFT JOIN centre c ON c.id = t.centre_id
WHERE t.token_hash = :hash AND t.revoked_at IS NULL AND (t.expires_at IS NULL OR t.expires_at > least(now(), :node_time::timestamptz))
  AND maker_still_may(t)
UNION ALL
SELECT :device_owner
FROM device d JOIN centre c ON c.id = d.centre_id
WHERE d.token_hash = :hash AND d.paired_at IS NOT NULL AND d.revoked_at IS NULL
