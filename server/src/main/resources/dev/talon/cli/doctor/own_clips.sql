-- The clips that are not Talon's: of a centre, or (null) of all.
SELECT c.code AS centre, k.language, k.clip
FROM voice_clip k LEFT JOIN centre c ON c.id = k.centre_id
ORDER BY k.id
