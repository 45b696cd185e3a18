-- Of a centre, or (null) of all. Nothing where there is no such centre; `kept` is false where it has too many clips to take one more.
WITH place AS (
    SELECT id FROM centre WHERE code = :centre UNION ALL SELECT NULL WHERE :centre::text IS NULL),
own AS (
    SELECT k.clip FROM voice_clip k, place WHERE k.centre_id IS NOT DISTINCT FROM place.id AND k.language = :language),
kept AS (
    INSERT INTO voice_clip (centre_id, language, clip, type, ms, hash, content, changed_by)
    SELECT place.id, :language, :clip, :type, :ms, :hash, :content, :actor FROM place
    WHERE (SELECT count(*) FROM own) < :most OR EXISTS (SELECT FROM own WHERE own.clip = :clip)
    ON CONFLICT (coalesce(centre_id, 0), language, clip) DO UPDATE
    SET type = excluded.type, ms = excluded.ms, hash = excluded.hash, content = excluded.content, changed_by = excluded.changed_by, changed_at = now()
    RETURNING id)
SELECT EXISTS (SELECT FROM kept) AS kept FROM place
