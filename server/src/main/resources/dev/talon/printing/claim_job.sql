-- A printer's next job, for a node with its connections to agents. If an agent drives the printer, only the node with the agent's
-- connection may claim, and its row is locked until this ends. If a node is printing on the printer, it keeps it: the schema allows one
-- paper at a time. If a node is querying the printer, it looks for jobs itself when it has the answer. Jobs that are too late are left to
-- the sweep. A job that waits for its second try lets others pass.
WITH line AS (
    SELECT agent_id FROM agent_line
    WHERE agent_id = (SELECT agent_id FROM printer WHERE id = :printer) AND connection = ANY(:connections)
    FOR SHARE),
mine AS (
    SELECT :printer_columns
    FROM printer p LEFT JOIN printer_profile own ON own.code = p.own_profile
    WHERE p.id = :printer AND (p.asked_until IS NULL OR p.asked_until < clock_timestamp())
      AND (p.agent_id IS NULL OR p.agent_id IN (SELECT agent_id FROM line))
    FOR UPDATE OF p SKIP LOCKED),
next AS (
    SELECT j.centre_id, j.id, mine.agent_id
    FROM mine JOIN print_job j ON j.printer_id = mine.printer_id
    WHERE j.state = 'queued' AND NOT :too_late
      AND (j.retry_at IS NULL OR j.retry_at <= clock_timestamp())
      AND NOT EXISTS (SELECT FROM print_job busy WHERE busy.printer_id = mine.printer_id AND busy.state = 'printing')
    ORDER BY j.created_at LIMIT 1
    FOR UPDATE OF j SKIP LOCKED),
claimed AS (
    UPDATE print_job j SET state = 'printing', claimed_at = clock_timestamp(), alive_at = clock_timestamp(), tries = j.tries + 1,
           agent_id = next.agent_id
    FROM next WHERE j.centre_id = next.centre_id AND j.id = next.id
    RETURNING j.centre_id, j.id, j.ticket_id, j.copy, j.tries, j.claimed_at - j.created_at AS age)
SELECT claimed.centre_id, claimed.id, claimed.copy, claimed.tries,
       (extract(epoch FROM claimed.age) * 1000)::bigint AS age, mine.*, paper.*
FROM claimed, mine, ticket_paper paper
WHERE paper.centre_id = claimed.centre_id AND paper.ticket_id = claimed.ticket_id
