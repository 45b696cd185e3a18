-- The lines of signs and pads, whether each is open, and why not.
SELECT c.code AS centre, k.code AS cable, k.agent_id IS NOT NULL AS by_agent,
       k.connected AND k.driver_until > clock_timestamp() AS connected,
       CASE WHEN k.driver_until > clock_timestamp() THEN k.fault ELSE 'undriven' END AS fault
FROM cable k JOIN centre c ON c.id = k.centre_id
ORDER BY c.code, k.code
