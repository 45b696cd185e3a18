-- Reserves a printer for a while: no query and no ticket begins. Does nothing while another node queries it.
UPDATE printer SET asked_until = clock_timestamp() + :lease::interval, ask_at = clock_timestamp() + :lease::interval
WHERE id = :printer AND (asked_until IS NULL OR asked_until < clock_timestamp())
