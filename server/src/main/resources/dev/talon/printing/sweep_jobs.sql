-- Ends the jobs of stopped nodes. A begun one without a sign of life for so long (lost) is uncertain; others are too late after a minute,
-- second tries after ten seconds.
WITH lost AS (
    UPDATE print_job j
    SET state = CASE state WHEN 'printing' THEN 'uncertain' ELSE 'failed' END,
        reason = CASE WHEN state = 'queued' THEN coalesce(reason, 'too late')
                      WHEN agent_id IS NOT NULL THEN :agent_away
                      ELSE 'the server stopped while printing' END,
        ended_at = clock_timestamp()
    WHERE (state = 'printing' AND coalesce(alive_at, claimed_at) < clock_timestamp() - :lost::interval)
       OR (state = 'queued' AND :too_late)
    RETURNING centre_id, ticket_id, state, reason, ended_at),
noted AS (
    INSERT INTO event (centre_id, at, kind, ticket_id, actor, reason)
    SELECT centre_id, ended_at, 'paper_' || state, ticket_id, 'printing', reason FROM lost),
centres AS (
    SELECT id FROM centre WHERE id IN (SELECT centre_id FROM lost) ORDER BY id FOR UPDATE)
UPDATE centre SET version = version + 1 FROM centres WHERE centre.id = centres.id
RETURNING centre.id, version
