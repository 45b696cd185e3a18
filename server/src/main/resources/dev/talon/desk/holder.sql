SELECT d.holder, d.held_by FROM centre c JOIN desk d ON d.centre_id = c.id
WHERE c.code = :centre AND d.code = :desk AND d.held_by IS NOT NULL AND d.holder IS NOT NULL
