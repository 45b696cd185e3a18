-- The clips that take the place of others in a centre, those of all centres first.
SELECT k.clip, k.type, k.ms, k.hash, k.content, k.centre_id IS NOT NULL AS of_centre
FROM centre c JOIN voice_clip k ON k.centre_id = c.id OR k.centre_id IS NULL
WHERE c.code = :centre AND k.language = :language
ORDER BY k.centre_id NULLS FIRST, k.id
