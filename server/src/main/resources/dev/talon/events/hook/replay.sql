-- Puts a hook back (or on) to a number of a centre, or to a moment of all of its centres: from there on everything is sent again, in order.
-- Whoever sends to it stops first, so that its position stays where it is put.
WITH asked AS (
    UPDATE hook SET asked_at = clock_timestamp(), lease = NULL, leased_until = NULL, next_at = clock_timestamp()
    WHERE id = :id RETURNING id, centre_id),
placed AS (
    INSERT INTO hook_position AS p (hook_id, centre_id, number)
    SELECT asked.id, l.centre_id,
           CASE WHEN :after::bigint IS NOT NULL THEN least(:after, l.number)
                ELSE coalesce((SELECT min(o.number) - 1 FROM event_out o WHERE o.centre_id = l.centre_id AND o.recorded_at >= :since),
                              l.number) END
    FROM asked
    JOIN event_last l ON asked.centre_id IS NULL OR l.centre_id = asked.centre_id
    JOIN centre c ON c.id = l.centre_id
    WHERE :centre::text IS NULL OR c.code = :centre
    ON CONFLICT (hook_id, centre_id) DO UPDATE SET number = EXCLUDED.number, next_at = NULL
    RETURNING centre_id, number),
-- Each message has all its tries again, however often it was refused before.
afresh AS (
    UPDATE hook_delivery d SET refusals = 0
    FROM placed
    WHERE d.hook_id = :id AND d.centre_id = placed.centre_id AND d.number > placed.number AND d.refusals > 0)
SELECT asked.id, (SELECT coalesce(sum(l.number - placed.number), 0)::bigint FROM placed JOIN event_last l USING (centre_id)) AS events
FROM asked
