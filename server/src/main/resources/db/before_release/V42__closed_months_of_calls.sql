-- A month of the contact centre may be closed, as a month of a centre is (V30): its figures are frozen and signed with the hash
-- over its calls. Why so: server/docs/adr/0005-closed-months.md.

CREATE TABLE calls_closing (
    month          date        PRIMARY KEY CHECK (extract(day FROM month) = 1),
    -- What was published: a later change of the settings does not move a closed month.
    zone           text        NOT NULL,
    queues         text[],
    closed_at      timestamptz NOT NULL DEFAULT clock_timestamp(),
    closed_by      text        NOT NULL,  -- as the events call them
    closed_by_name text        NOT NULL,
    version        text        NOT NULL,
    hash           text        NOT NULL CHECK (hash ~ '^[0-9a-f]{64}$'),
    figures        jsonb       NOT NULL,  -- of calls_figures
    command_key    text        CONSTRAINT calls_closing_command UNIQUE
);

-- What changed of a closed month, call by call; which transaction did it.
CREATE TABLE calls_change (
    month          date   NOT NULL REFERENCES calls_closing,
    transaction_id xid8   NOT NULL,
    id             bigint GENERATED ALWAYS AS IDENTITY,
    was            text,              -- lines of the canonical form; null: there was, or is, none
    became         text,
    PRIMARY KEY (month, transaction_id, id)
);

-- That a transaction touched a closed month; at its end that becomes an amendment, if anything is different then.
CREATE TABLE calls_touched (
    month          date NOT NULL REFERENCES calls_closing,
    transaction_id xid8 NOT NULL,
    PRIMARY KEY (month, transaction_id)
);

CREATE TABLE calls_amendment (
    month          date        NOT NULL REFERENCES calls_closing,
    number         integer     NOT NULL CHECK (number > 0),
    made_at        timestamptz NOT NULL DEFAULT clock_timestamp(),
    transaction_id xid8        NOT NULL,
    -- Not seen when it happened, but found when the calls were compared with the signature.
    found          boolean     NOT NULL,
    author         text        NOT NULL,
    reason         text,
    old_hash       text        NOT NULL CHECK (old_hash ~ '^[0-9a-f]{64}$'),
    new_hash       text        NOT NULL CHECK (new_hash ~ '^[0-9a-f]{64}$'),
    old_figures    jsonb       NOT NULL,
    new_figures    jsonb       NOT NULL,
    PRIMARY KEY (month, number),
    UNIQUE (month, transaction_id),
    CHECK (old_hash <> new_hash)
);

-- Nobody reopens a month, and nobody takes an amendment back.
CREATE TRIGGER calls_closing_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON calls_closing
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER calls_touched_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON calls_touched
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER calls_change_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON calls_change
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER calls_amendment_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON calls_amendment
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE VIEW calls_signature AS
    SELECT c.month, c.zone, c.queues, c.closed_at, c.closed_by, c.closed_by_name, c.version,
           c.hash AS closed_hash, coalesce(last.new_hash, c.hash) AS hash,
           coalesce(last.new_figures, c.figures) AS figures,
           coalesce(last.number, 0) AS amendments, last.made_at AS amended_at
    FROM calls_closing c
    LEFT JOIN LATERAL (SELECT a.number, a.made_at, a.new_hash, a.new_figures
                       FROM calls_amendment a
                       WHERE a.month = c.month
                       ORDER BY a.number DESC LIMIT 1) AS last ON true;

-- Whoever closes a month, and whoever changes a call, holds this until the end of its transaction: a change is either in the
-- figures that are signed, or finds them signed.
CREATE FUNCTION lock_calls() RETURNS void LANGUAGE sql AS $$
    SELECT pg_advisory_xact_lock(1952541552)
$$;

CREATE FUNCTION amend_calls(closed_month date, unseen boolean) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
    signed  calls_signature;
    who     record;
    sum_now text;
BEGIN
    SELECT * INTO signed FROM calls_signature s WHERE s.month = closed_month;
    sum_now := calls_hash(closed_month, signed.zone, signed.queues);
    IF sum_now = signed.hash THEN
        RETURN false;
    END IF;
    -- An import writes itself down in the transaction that brings its calls.
    SELECT i.actor, i.form || ', sha256 ' || i.sha256 AS reason INTO who
    FROM call_import i
    WHERE NOT unseen AND i.xmin = pg_current_xact_id()::xid
    ORDER BY i.id DESC LIMIT 1;
    INSERT INTO calls_amendment (month, number, transaction_id, found, author, reason, old_hash, new_hash, old_figures, new_figures)
    VALUES (closed_month, signed.amendments + 1, pg_current_xact_id(), unseen,
            coalesce(who.actor, CASE WHEN unseen THEN 'unknown' ELSE 'database:' || session_user END), who.reason,
            signed.hash, sum_now, signed.figures, calls_figures(closed_month, signed.zone, signed.queues));
    RETURN true;
END $$;

-- Compares a closed month's calls with its signature; where they differ though nobody saw the change, that is an amendment.
CREATE FUNCTION verify_calls(closed_month date) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
    PERFORM lock_calls();
    RETURN amend_calls(closed_month, true);
END $$;

-- The closed months, each with its own clock's bounds and its own queues.
CREATE FUNCTION closed_calls() RETURNS TABLE (month date, begins timestamptz, ends timestamptz, queues text[])
LANGUAGE sql STABLE AS $$
    SELECT c.month, month_begins(c.month, c.zone), month_begins((c.month + interval '1 month')::date, c.zone), c.queues
    FROM calls_closing c
$$;

-- Once a statement, so that an import of a million calls asks once.
CREATE FUNCTION note_calls_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF current_setting('transaction_isolation') <> 'read committed' THEN
        RAISE EXCEPTION 'calls are changed in READ COMMITTED transactions only';
    END IF;
    PERFORM lock_calls();
    IF NOT EXISTS (SELECT FROM calls_closing) THEN
        RETURN NULL;
    END IF;
    CASE TG_OP
    WHEN 'INSERT' THEN
        INSERT INTO calls_change (month, transaction_id, became)
        SELECT c.month, pg_current_xact_id(), call_fact(ROW(a.*)::call)
        FROM added a
        JOIN closed_calls() AS c ON a.entered_at >= c.begins AND a.entered_at < c.ends
                                AND (c.queues IS NULL OR a.queue = ANY (c.queues))
        ORDER BY a.entered_at;
    WHEN 'DELETE' THEN
        INSERT INTO calls_change (month, transaction_id, was)
        SELECT c.month, pg_current_xact_id(), call_fact(ROW(r.*)::call)
        FROM removed r
        JOIN closed_calls() AS c ON r.entered_at >= c.begins AND r.entered_at < c.ends
                                AND (c.queues IS NULL OR r.queue = ANY (c.queues))
        ORDER BY r.entered_at;
    WHEN 'UPDATE' THEN
        INSERT INTO calls_change (month, transaction_id, was, became)
        SELECT coalesce(gone.month, come.month), pg_current_xact_id(), gone.fact, come.fact
        FROM (SELECT c.month, r.queue, r.call, r.ended_at, call_fact(ROW(r.*)::call) AS fact
              FROM removed r
              JOIN closed_calls() AS c ON r.entered_at >= c.begins AND r.entered_at < c.ends
                                      AND (c.queues IS NULL OR r.queue = ANY (c.queues))) AS gone
        FULL JOIN (SELECT c.month, a.queue, a.call, a.ended_at, call_fact(ROW(a.*)::call) AS fact
                   FROM added a
                   JOIN closed_calls() AS c ON a.entered_at >= c.begins AND a.entered_at < c.ends
                                           AND (c.queues IS NULL OR a.queue = ANY (c.queues))) AS come
            ON (come.month, come.queue, come.call, come.ended_at) = (gone.month, gone.queue, gone.call, gone.ended_at)
        WHERE gone.fact IS DISTINCT FROM come.fact;
    END CASE;
    RETURN NULL;
END $$;
CREATE TRIGGER call_added_after_closing AFTER INSERT ON call REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION note_calls_change();
CREATE TRIGGER call_removed_after_closing AFTER DELETE ON call REFERENCING OLD TABLE AS removed
    FOR EACH STATEMENT EXECUTE FUNCTION note_calls_change();
CREATE TRIGGER call_changed_after_closing AFTER UPDATE ON call REFERENCING OLD TABLE AS removed NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION note_calls_change();

CREATE FUNCTION touch_changed_calls() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO calls_touched (month, transaction_id)
    SELECT DISTINCT month, transaction_id FROM noted
    ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;
CREATE TRIGGER calls_change_noted AFTER INSERT ON calls_change REFERENCING NEW TABLE AS noted
    FOR EACH STATEMENT EXECUTE FUNCTION touch_changed_calls();

CREATE FUNCTION touch_all_calls() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM lock_calls();
    INSERT INTO calls_touched (month, transaction_id)
    SELECT month, pg_current_xact_id() FROM calls_closing
    ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;
CREATE TRIGGER call_truncated_after_closing AFTER TRUNCATE ON call
    FOR EACH STATEMENT EXECUTE FUNCTION touch_all_calls();

-- At the end of the transaction, once for all its changes.
CREATE FUNCTION amend_touched_calls() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM amend_calls(NEW.month, false);
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER calls_touched_at_last AFTER INSERT ON calls_touched
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION amend_touched_calls();

-- On which days the closed months were compared with their signatures.
CREATE TABLE calls_compared (
    day date PRIMARY KEY
);
