-- How a try of a job ended. A job that ended as uncertain because its agent was away gets the agent's result when it is back. A failed
-- job, which failed before its first byte, is queued once more with its reason, if the second try comes while the visitor may still be
-- there. A paper that came out, or may have, is counted on the roll.
WITH mine AS (
    SELECT id, clock_timestamp() AS now,
           :state = 'failed' AND tries < 2
               AND clock_timestamp() + :pause::interval < created_at + :standing::interval AS again
    FROM print_job
    WHERE centre_id = :centre_id AND id = :job AND tries = :number
      AND (state = 'printing' OR state = 'uncertain' AND reason = :agent_away)
    FOR UPDATE),
ended AS (
    UPDATE print_job j
    SET state = CASE WHEN again THEN 'queued' ELSE :state END, reason = :reason,
        claimed_at = CASE WHEN again THEN NULL ELSE claimed_at END,
        ended_at = CASE WHEN again THEN NULL ELSE now END,
        retry_at = CASE WHEN again THEN now + :pause::interval END
    FROM mine WHERE j.centre_id = :centre_id AND j.id = mine.id
    RETURNING centre_id, ticket_id, printer_id, now, again),
rolled AS (
    UPDATE printer p SET roll_papers = roll_papers + CASE WHEN :state = 'failed' THEN 0 ELSE 1 END
    FROM ended WHERE p.id = ended.printer_id
    RETURNING ended.centre_id, ended.again),
noted AS (
    INSERT INTO event (centre_id, at, kind, ticket_id, actor, reason)
    SELECT centre_id, now, CASE WHEN again THEN 'paper_retried' ELSE 'paper_' || :state END, ticket_id, 'printing', :reason
    FROM ended)
UPDATE centre SET version = version + 1 FROM rolled WHERE centre.id = rolled.centre_id
RETURNING centre.id, version, again
