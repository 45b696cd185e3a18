-- The printers that a node asks how they are, for as long as its lease; it ends by itself if the node dies during a query. A printer that
-- prints is not asked. A printer of an agent is asked by the node with the agent's connection, or by any if the agent is gone.
WITH due AS (
    SELECT p.id FROM printer p
    WHERE p.ask_at <= clock_timestamp()
      AND CASE WHEN p.agent_id IS NULL OR EXISTS (
                   SELECT FROM agent_line l WHERE l.agent_id = p.agent_id AND l.connection = ANY(:connections))
          THEN NOT EXISTS (SELECT FROM print_job j WHERE j.printer_id = p.id AND j.state = 'printing')
          ELSE NOT EXISTS (
                   SELECT FROM agent_line l WHERE l.agent_id = p.agent_id AND l.heard_at > clock_timestamp()
                       - CASE WHEN l.connection IS NULL THEN interval '5 seconds' ELSE interval '20 seconds' END) END
    ORDER BY p.ask_at LIMIT 50
    FOR NO KEY UPDATE OF p SKIP LOCKED)
UPDATE printer p SET ask_at = clock_timestamp() + :lease::interval,
                     asked_until = clock_timestamp() + :lease::interval
FROM due, centre c, printer_profile own RIGHT JOIN printer self ON own.code = self.own_profile
WHERE p.id = due.id AND self.id = p.id AND c.id = p.centre_id
RETURNING c.code AS centre, :printer_columns
