SELECT *
FROM met
WHERE (:hour::integer IS NULL OR hour = :hour)
  AND (:weekday::integer IS NULL OR weekday = :weekday)
  AND CASE :outcome::text
          WHEN 'served' THEN state = 'served'
          WHEN 'counted' THEN counts
          WHEN 'inaccurate' THEN is_inaccurate(state, inaccurate, outcome)
          WHEN 'wrong_service' THEN wrong_service
          WHEN 'within' THEN counts AND waited AND within_norm(wait, norm)
          WHEN 'late' THEN counts AND waited AND NOT within_norm(wait, norm)
          WHEN 'open' THEN is_open(state)
          WHEN 'postponed' THEN counts AND put_off > 0
          ELSE :outcome IS NULL OR state = :outcome
      END
