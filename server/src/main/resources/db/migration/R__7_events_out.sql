-- The highest number of each centre that has one. The row with it is never deleted.
CREATE OR REPLACE VIEW event_last AS
SELECT c.id AS centre_id, last.number
FROM centre c
CROSS JOIN LATERAL (SELECT o.number FROM event_out o WHERE o.centre_id = c.id ORDER BY o.number DESC LIMIT 1) AS last;

-- Numbers an event when its transaction ends (V3__queue.sql). All other locks are taken by then, and those who write events of several
-- centres hold the rows of all of them: nobody who holds one of these locks waits for another lock of somebody who waits for it.
-- The last number is read and not kept in a row: an import gives a quarter of a million in one transaction, and a row that is changed so often
-- in one transaction is found by way of all its former versions.
CREATE OR REPLACE FUNCTION number_event() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    next bigint;
BEGIN
    PERFORM pg_advisory_xact_lock(1952541557, NEW.centre_id);
    -- A statement of its own: it sees what was committed while the lock was waited for.
    SELECT o.number + 1 INTO next FROM event_out o WHERE o.centre_id = NEW.centre_id ORDER BY o.number DESC LIMIT 1;
    next := coalesce(next, 1);
    INSERT INTO event_out (centre_id, number, event_id, business_day, label, service, stage_kind)
    SELECT NEW.centre_id, next, NEW.id, t.business_day, t.label, t.service, s.kind
    FROM (VALUES (true)) AS one
    LEFT JOIN ticket t ON t.centre_id = NEW.centre_id AND t.id = NEW.ticket_id
    LEFT JOIN stage s ON s.centre_id = NEW.centre_id AND s.ticket_id = NEW.ticket_id AND s.position = NEW.position;
    -- A ticket that is undone is gone: it is the one of the events that are undone, a minute or a day before.
    IF NEW.undoes IS NOT NULL THEN
        UPDATE event_out AS o
        SET business_day = was.business_day, label = was.label, service = was.service, stage_kind = coalesce(o.stage_kind, was.stage_kind)
        FROM event_out AS was
        WHERE o.centre_id = NEW.centre_id AND o.number = next AND o.label IS NULL
          AND was.centre_id = NEW.centre_id AND was.number BETWEEN next - 2000 AND next - 1
          AND was.event_id = NEW.undoes[1];
    END IF;
    RETURN NULL;
END $$;
