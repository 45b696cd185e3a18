-- Those that were given up, or one of them; only while their events are kept. The hook is tried at once.
WITH asked AS (
    UPDATE hook SET asked_at = clock_timestamp(), next_at = clock_timestamp() WHERE id = :id RETURNING id),
again AS (
    UPDATE hook_delivery d SET state = 'again'
    FROM asked, event_out o, centre c
    WHERE d.hook_id = asked.id AND d.state = 'dead' AND o.centre_id = d.centre_id AND o.number = d.number AND c.id = d.centre_id
      AND (:centre::text IS NULL OR c.code = :centre) AND (:number::bigint IS NULL OR d.number = :number)
    RETURNING d.number)
SELECT id, (SELECT count(*) FROM again) AS messages FROM asked
