SELECT v.speaks, v.zeros, v.repeats, v.volumes, own.clips
FROM centre c LEFT JOIN voice v ON v.centre_id = c.id
CROSS JOIN LATERAL (
    SELECT coalesce(json_agg(json_build_array(language, clip, hash, centre_id IS NOT NULL) ORDER BY language, clip, centre_id NULLS FIRST), '[]') AS clips
    FROM voice_clip WHERE centre_id = c.id OR centre_id IS NULL) AS own
WHERE c.code = :centre
