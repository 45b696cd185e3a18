DELETE FROM voice_clip
WHERE language = :language AND clip = :clip
  AND centre_id IS NOT DISTINCT FROM (SELECT id FROM centre WHERE code = :centre)
  AND (:centre::text IS NULL OR centre_id IS NOT NULL)
