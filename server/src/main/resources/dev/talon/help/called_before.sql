-- What a key has called before.
SELECT h.centre_id, h.id, h.called_at, h.until, h.answered_at
FROM centre c JOIN help_call h ON h.centre_id = c.id
WHERE c.code = :centre AND h.key = split_part(:key, ' ', 1)
