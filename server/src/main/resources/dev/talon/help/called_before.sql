-- What a key has called before.
SELECT h.centre_id, h.id, h.called_at, h.until, h.answered_at
FROM centre c JOIN help_call h ON h.centre_id = c.id
WHERE c.code = :centre
  AND (h.key = split_part(:key, ' ', 1)
       OR h.id = (SELECT e.reason::bigint FROM command_key k JOIN event e ON e.centre_id = k.centre_id AND e.id = k.event_id
                  WHERE k.centre_id = c.id AND k.key = split_part(:key, ' ', 1) AND e.kind = 'help_called_again'))
