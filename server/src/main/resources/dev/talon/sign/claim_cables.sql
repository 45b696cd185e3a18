-- The cables that a node drives from now on: for ten seconds, and again with its next claim.
UPDATE cable SET driver = :node, driver_until = clock_timestamp() + interval '10 seconds'
FROM centre c
WHERE c.id = cable.centre_id
  AND (cable.driver = :node OR cable.driver_until IS NULL OR cable.driver_until < clock_timestamp())
  AND (cable.agent_id IS NULL OR cable.agent_id = ANY(:agents))
RETURNING c.id AS centre_id, c.code AS centre, :cable_columns
