-- Requests a copy of the paper. A kiosk prints on its own printer; for staff the copy comes out of the printer that they
-- name, or of that of the paper before.
WITH asked AS (
    SELECT t.centre_id, t.id, coalesce(:now::timestamptz, clock_timestamp()) AS now,
           coalesce((SELECT p.id FROM printer p WHERE p.centre_id = t.centre_id AND p.code = :printer::text),
                    (SELECT d.printer_id FROM device d WHERE d.id = :kiosk AND :printer::text IS NULL),
                    (SELECT j.printer_id FROM print_job j WHERE j.centre_id = t.centre_id AND j.ticket_id = t.id
                       AND :printer::text IS NULL
                     ORDER BY j.created_at DESC LIMIT 1)) AS printer_id,
           EXISTS (SELECT FROM stage st WHERE st.centre_id = t.centre_id AND st.ticket_id = t.id
                     AND is_open(st.state)) AS in_queue
    FROM centre c JOIN ticket t ON t.centre_id = c.id
    WHERE c.code = :centre AND t.id = :ticket),
job AS (
    INSERT INTO print_job (centre_id, id, ticket_id, printer_id, state, copy, created_at)
    SELECT centre_id, :print_job, id, printer_id, 'queued', true, now FROM asked
    WHERE in_queue AND printer_id IS NOT NULL
    RETURNING centre_id, ticket_id, created_at),
noted AS (
    INSERT INTO event (centre_id, at, kind, ticket_id, position, actor, command_key, command_request)
    SELECT centre_id, created_at, 'reprint_asked', ticket_id, 1, :actor, split_part(:key, ' ', 1), split_part(:key, ' ', 2)
    FROM job
    RETURNING centre_id),
bumped AS (
    UPDATE centre SET version = version + 1 FROM noted WHERE centre.id = noted.centre_id
    RETURNING version)
SELECT asked.centre_id, asked.printer_id, asked.in_queue, (SELECT version FROM bumped) AS version FROM asked
