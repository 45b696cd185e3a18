-- The messages of today, the newest first, with who has read them.
WITH clock AS MATERIALIZED (
    SELECT coalesce(:now::timestamptz, clock_timestamp()) AS now)
SELECT m.id, m.at, m.sender, m.text, m.desks, m.withdrawn_at,
       (SELECT json_agg(json_build_object('desk', r.desk, 'at', r.at, 'reader', r.reader) ORDER BY r.at)
        FROM message_read r WHERE r.centre_id = m.centre_id AND r.message_id = m.id) AS read
FROM clock CROSS JOIN centre c
JOIN message m ON m.centre_id = c.id AND m.business_day = business_day(c.zone, c.day_ends, clock.now)
WHERE c.code = :centre
ORDER BY m.id DESC LIMIT :most
