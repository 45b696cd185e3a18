-- ticket: whether it looks like a ticket. Nothing while another page is being printed on the printer. waits: why it waits for another node, or null.
WITH begun AS (
    INSERT INTO test_page (printer_id, id, ticket, state, asked_by, asked_at, alive_until, reason)
    VALUES (:printer, :page, :ticket, 'printing', :actor, clock_timestamp(), clock_timestamp() + :lease::interval, :waits)
    ON CONFLICT (printer_id) DO UPDATE
    SET id = :page, ticket = :ticket, state = 'printing', reason = :waits, asked_by = :actor, asked_at = clock_timestamp(),
        alive_until = clock_timestamp() + :lease::interval, ended_at = NULL
    WHERE test_page.state <> 'printing' OR test_page.alive_until < clock_timestamp()
    RETURNING printer_id, asked_at)
INSERT INTO event (centre_id, at, kind, actor, reason, command_key, command_request)
SELECT p.centre_id, begun.asked_at, 'test_page_asked', :actor, p.code, split_part(:key, ' ', 1), split_part(:key, ' ', 2)
FROM begun JOIN printer p ON p.id = begun.printer_id
