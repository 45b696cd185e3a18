-- The test pages that wait (their reason begins with waits) for the node to which one of these agents is connected.
WITH mine AS (
    UPDATE test_page t SET reason = NULL, alive_until = clock_timestamp() + :lease::interval
    FROM printer p, test_page before
    WHERE p.id = t.printer_id AND before.printer_id = t.printer_id AND t.state = 'printing'
      AND starts_with(t.reason, :waits) AND p.agent_id = ANY(:agents)
    RETURNING t.printer_id, t.id AS page, t.ticket, before.reason AS waited)
SELECT mine.page, mine.ticket, mine.waited, c.code AS centre, c.zone, :printer_columns
FROM mine JOIN printer p ON p.id = mine.printer_id JOIN centre c ON c.id = p.centre_id
LEFT JOIN printer_profile own ON own.code = p.own_profile
