SELECT id, code, zone FROM centre WHERE :centres::text[] IS NULL OR code = ANY (:centres)
