-- A test page is still being printed, on a printer that was reserved if taken.
WITH alive AS (
    UPDATE test_page SET alive_until = clock_timestamp() + :lease::interval WHERE printer_id = :printer AND id = :page RETURNING printer_id)
UPDATE printer SET asked_until = clock_timestamp() + :lease::interval, ask_at = clock_timestamp() + :lease::interval
FROM alive WHERE id = printer_id AND :taken
