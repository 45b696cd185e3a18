-- Keeps why the last key of a desk's pad did nothing, and raises the version so that the desk's page is told.
WITH refused AS (
    UPDATE desk d SET key_refused = :why, key_refused_at = coalesce(:now::timestamptz, clock_timestamp())
    FROM centre c
    WHERE c.code = :centre AND d.centre_id = c.id AND d.code = :desk
    RETURNING d.centre_id),
bumped AS (
    UPDATE centre SET version = version + 1 FROM refused WHERE centre.id = refused.centre_id
    RETURNING id, version)
SELECT id, version FROM bumped
