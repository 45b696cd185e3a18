-- The closing of months by the centre's own clock, and no lock but on what is closed.

-- The instant that the closing goes by: of the transaction, or one that a test has set.
CREATE FUNCTION months_now() RETURNS timestamptz LANGUAGE sql STABLE AS $$
    SELECT coalesce(nullif(current_setting('talon.now', true), '')::timestamptz, now())
$$;

-- A glance that needs no table: whether a month has ended anywhere.
CREATE OR REPLACE FUNCTION month_is_past(day date) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT day < date_trunc('month', months_now() AT TIME ZONE 'UTC' + interval '14 hours')
$$;

-- Whether it has ended at the centre, which is an hour before it may be closed there.
CREATE FUNCTION month_is_past(centre integer, day date) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT day < date_trunc('month', months_now() AT TIME ZONE c.zone) FROM centre c WHERE c.id = centre
$$;

-- Whoever changes a stage of a month past holds this until the end of its transaction; it keeps nobody but the one who closes a
-- month of the centre waiting, who holds lock_months: a change is either in the figures that are signed, or finds them signed.
CREATE FUNCTION hold_months(centre integer) RETURNS void LANGUAGE sql AS $$
    SELECT pg_advisory_xact_lock_shared(1952541550, centre)
$$;

-- Whoever changes a closed month, or compares it, holds this until the end of its transaction: amendments come one by one.
CREATE FUNCTION lock_closed_month(centre integer, month date) RETURNS void LANGUAGE sql AS $$
    SELECT pg_advisory_xact_lock(1952541553, hashtext(centre || ' ' || month))
$$;

CREATE OR REPLACE FUNCTION verify_month(centre integer, closed_month date) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
    PERFORM lock_closed_month(centre, closed_month);
    RETURN amend_month(centre, closed_month, true);
END $$;

CREATE OR REPLACE FUNCTION note_month_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    one stage := CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
    its_month date := date_trunc('month', one.business_day)::date;
    was text;
    became text;
BEGIN
    IF current_setting('transaction_isolation') <> 'read committed' THEN
        RAISE EXCEPTION 'facts of past months are changed in READ COMMITTED transactions only';
    END IF;
    PERFORM hold_months(one.centre_id);
    IF NOT EXISTS (SELECT FROM month_closing c WHERE c.centre_id = one.centre_id AND c.month = its_month) THEN
        RETURN NULL;
    END IF;
    PERFORM lock_closed_month(one.centre_id, its_month);
    SELECT CASE WHEN TG_OP <> 'INSERT' THEN stage_fact(OLD, t.label) END,
           CASE WHEN TG_OP <> 'DELETE' THEN stage_fact(NEW, t.label) END
    INTO was, became
    FROM ticket t WHERE t.centre_id = one.centre_id AND t.id = one.ticket_id;
    IF was IS DISTINCT FROM became OR was IS NULL THEN
        INSERT INTO month_change (centre_id, month, transaction_id, ticket_id, position, was, became)
        VALUES (one.centre_id, its_month, pg_current_xact_id(), one.ticket_id, one.position, was, became);
    END IF;
    RETURN NULL;
END $$;

DROP TRIGGER stage_x_inserted_after_closing ON stage;
DROP TRIGGER stage_x_updated_after_closing ON stage;
DROP TRIGGER stage_x_deleted_after_closing ON stage;
CREATE TRIGGER stage_x_inserted_after_closing AFTER INSERT ON stage
    FOR EACH ROW WHEN (month_is_past(NEW.business_day) AND month_is_past(NEW.centre_id, NEW.business_day))
    EXECUTE FUNCTION note_month_change();
CREATE TRIGGER stage_x_updated_after_closing AFTER UPDATE ON stage
    FOR EACH ROW WHEN (month_is_past(OLD.business_day) AND month_is_past(OLD.centre_id, OLD.business_day))
    EXECUTE FUNCTION note_month_change();
CREATE TRIGGER stage_x_deleted_after_closing AFTER DELETE ON stage
    FOR EACH ROW WHEN (month_is_past(OLD.business_day) AND month_is_past(OLD.centre_id, OLD.business_day))
    EXECUTE FUNCTION note_month_change();

-- On which day, by the clock of its centre, a closed month was last compared with its signature.
CREATE TABLE month_compared (
    centre_id integer NOT NULL,
    month     date    NOT NULL,
    day       date    NOT NULL,
    PRIMARY KEY (centre_id, month),
    FOREIGN KEY (centre_id, month) REFERENCES month_closing
);
CREATE TABLE calls_month_compared (
    month date PRIMARY KEY REFERENCES calls_closing,
    day   date NOT NULL
);
DROP TABLE calls_compared;
