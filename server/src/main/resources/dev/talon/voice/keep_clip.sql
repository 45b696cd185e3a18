-- Of a centre, or (null) of all. Nothing where there is no such centre, or where it has too many clips.
INSERT INTO voice_clip (centre_id, language, clip, type, ms, hash, content, changed_by)
SELECT place.id, :language, :clip, :type, :ms, :hash, :content, :actor
FROM (SELECT id FROM centre WHERE code = :centre UNION ALL SELECT NULL WHERE :centre::text IS NULL) AS place (id)
WHERE (SELECT count(*) FROM voice_clip k WHERE k.centre_id IS NOT DISTINCT FROM place.id AND k.language = :language) < :most
ON CONFLICT (coalesce(centre_id, 0), language, clip) DO UPDATE
SET type = excluded.type, ms = excluded.ms, hash = excluded.hash, content = excluded.content, changed_by = excluded.changed_by, changed_at = now()
