-- Whether a call is one that a figure of the table covers.
CASE :population::text
    WHEN 'received' THEN true
    WHEN 'answered' THEN call.service IS NOT NULL
    WHEN 'transferred' THEN call.outcome = 'transferred'
    WHEN 'untransferred' THEN call.outcome = 'answered'
    WHEN 'abandoned' THEN call.outcome = 'abandoned'
    WHEN 'timed_out' THEN call.outcome = 'timeout'
    WHEN 'left_by_key' THEN call.outcome = 'key'
    WHEN 'nobody_there' THEN call.outcome = 'empty'
END
