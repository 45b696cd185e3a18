-- Jobs that an agent does not know were never begun: each is queued again, unless nobody waits for it any more.
WITH open AS (
    SELECT j.centre_id, j.id, j.state = 'uncertain' OR j.created_at < clock_timestamp()
               - CASE WHEN j.tries > 1 THEN interval '10 seconds' ELSE :oldest::interval END AS late
    FROM print_job j
    WHERE j.agent_id = :agent AND j.id = ANY(:jobs)
      AND (j.state = 'printing' OR j.state = 'uncertain' AND j.reason = :agent_away)
    FOR UPDATE),
settled AS (
    UPDATE print_job j
    SET state = CASE WHEN late THEN 'failed' ELSE 'queued' END,
        reason = CASE WHEN late THEN :too_late_reason END,
        ended_at = CASE WHEN late THEN clock_timestamp() END,
        claimed_at = CASE WHEN late THEN claimed_at END,
        tries = CASE WHEN late THEN tries ELSE tries - 1 END,
        agent_id = NULL
    FROM open WHERE j.centre_id = open.centre_id AND j.id = open.id
    RETURNING j.centre_id, j.ticket_id, j.state, j.reason),
noted AS (
    INSERT INTO event (centre_id, at, kind, ticket_id, actor, reason)
    SELECT centre_id, clock_timestamp(), 'paper_failed', ticket_id, 'printing', reason
    FROM settled WHERE state = 'failed'),
centres AS (
    SELECT id FROM centre WHERE id IN (SELECT centre_id FROM settled) ORDER BY id FOR UPDATE)
UPDATE centre SET version = version + 1 FROM centres WHERE centre.id = centres.id
RETURNING centre.id, version
