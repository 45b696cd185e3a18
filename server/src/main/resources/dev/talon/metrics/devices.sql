-- The paired devices by kind, and whether each has been heard of lately. A device's last use is noted once a minute at most.
SELECT d.kind, coalesce(d.seen_at > clock_timestamp() - interval '3 minutes', false) AS seen, count(*) AS devices
FROM device d
WHERE d.paired_at IS NOT NULL AND d.revoked_at IS NULL
GROUP BY d.kind, seen
ORDER BY d.kind, seen
