SELECT id, code, name_ru, name_en, zone FROM centre WHERE :centres::text[] IS NULL OR code = ANY (:centres)
