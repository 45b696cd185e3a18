-- A month of a centre may be closed: its figures are frozen and signed with a hash over the facts behind them. Whatever
-- changes those facts later makes an amendment in the same transaction. Why so: server/docs/adr/0005-closed-months.md; the
-- canonical form of the facts: server/docs/reports.md.

-- A stage as a line of the canonical form. Moments are microseconds since 1970, in UTC; what is missing is empty.
CREATE FUNCTION stage_fact(s stage, label text) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT concat(label, E'\t', s.position, E'\t', s.kind, E'\t', s.state, E'\t',
                  (extract(epoch FROM s.queued_at) * 1000000)::bigint, E'\t',
                  (extract(epoch FROM s.called_at) * 1000000)::bigint, E'\t',
                  (extract(epoch FROM s.started_at) * 1000000)::bigint, E'\t',
                  (extract(epoch FROM s.finished_at) * 1000000)::bigint, E'\t',
                  s.postponed, E'\t', CASE WHEN s.inaccurate IS NULL THEN 0 ELSE 1 END, E'\n')
$$;

-- The hash of each day's lines, in the order of label and position: no more than a day is held at a time.
CREATE FUNCTION day_hashes(centre integer, first date, last date)
RETURNS TABLE (business_day date, stages bigint, hash text) LANGUAGE sql STABLE AS $$
    SELECT t.business_day, count(*),
           encode(sha256(convert_to(string_agg(stage_fact(s, t.label), '' ORDER BY t.label COLLATE "C", s.position),
                                    'UTF8')), 'hex')
    FROM ticket t JOIN stage s ON s.centre_id = t.centre_id AND s.ticket_id = t.id
    WHERE t.centre_id = day_hashes.centre AND t.business_day BETWEEN day_hashes.first AND day_hashes.last
    GROUP BY t.business_day
    ORDER BY t.business_day
$$;

CREATE FUNCTION month_hash(centre integer, month date) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT encode(sha256(convert_to(
        'talon-facts 1' || E'\t' || (SELECT code FROM centre AS c WHERE c.id = month_hash.centre) || E'\t'
        || to_char(month_hash.month, 'YYYY-MM') || E'\n'
        || coalesce(string_agg(to_char(d.business_day, 'YYYY-MM-DD') || E'\t' || d.stages || E'\t' || d.hash || E'\n', ''
                               ORDER BY d.business_day), ''), 'UTF8')), 'hex')
    FROM day_hashes(month_hash.centre, month_hash.month, (month_hash.month + interval '1 month')::date - 1) AS d
$$;

-- The exact sums behind the month's figures: counts of stages and tickets, microseconds of wait and service.
CREATE FUNCTION month_figures(centre integer, month date) RETURNS jsonb LANGUAGE sql STABLE AS $$
    SELECT to_jsonb(figures) FROM (
        SELECT coalesce(sum(stages), 0)::bigint AS stages,
               coalesce(sum(open), 0)::bigint AS open,
               coalesce(sum(consultation), 0)::bigint AS consultation,
               coalesce(sum(consultation_wait), 0)::bigint AS consultation_wait,
               coalesce(sum(consultation_service), 0)::bigint AS consultation_service,
               coalesce(sum(consultation_no_show), 0)::bigint AS consultation_no_show,
               coalesce(sum(consultation_cancelled), 0)::bigint AS consultation_cancelled,
               coalesce(sum(consultation_expired), 0)::bigint AS consultation_expired,
               coalesce(sum(consultation_inaccurate), 0)::bigint AS consultation_inaccurate,
               coalesce(sum(cash), 0)::bigint AS cash,
               coalesce(sum(cash_wait), 0)::bigint AS cash_wait,
               coalesce(sum(cash_service), 0)::bigint AS cash_service,
               coalesce(sum(cash_no_show), 0)::bigint AS cash_no_show,
               coalesce(sum(cash_cancelled), 0)::bigint AS cash_cancelled,
               coalesce(sum(cash_expired), 0)::bigint AS cash_expired,
               coalesce(sum(cash_inaccurate), 0)::bigint AS cash_inaccurate,
               count(*) FILTER (WHERE through_both) AS both_kinds,
               coalesce(sum(consultation_wait + cash_wait) FILTER (WHERE through_both), 0)::bigint AS both_wait,
               coalesce(sum(consultation_service + cash_service) FILTER (WHERE through_both), 0)::bigint AS both_service,
               count(*) FILTER (WHERE meant_both AND NOT through_both) AS both_left_out
        FROM (SELECT count(*) AS stages,
                     count(*) FILTER (WHERE state IN ('waiting', 'called', 'serving', 'postponed')) AS open,
                     count(*) FILTER (WHERE counts AND kind = 'consultation') AS consultation,
                     sum(wait) FILTER (WHERE counts AND kind = 'consultation') AS consultation_wait,
                     sum(service) FILTER (WHERE counts AND kind = 'consultation') AS consultation_service,
                     count(*) FILTER (WHERE state = 'no_show' AND kind = 'consultation') AS consultation_no_show,
                     count(*) FILTER (WHERE state = 'cancelled' AND kind = 'consultation') AS consultation_cancelled,
                     count(*) FILTER (WHERE state = 'expired' AND kind = 'consultation') AS consultation_expired,
                     count(*) FILTER (WHERE state = 'served' AND NOT counts AND kind = 'consultation')
                         AS consultation_inaccurate,
                     count(*) FILTER (WHERE counts AND kind = 'cash') AS cash,
                     sum(wait) FILTER (WHERE counts AND kind = 'cash') AS cash_wait,
                     sum(service) FILTER (WHERE counts AND kind = 'cash') AS cash_service,
                     count(*) FILTER (WHERE state = 'no_show' AND kind = 'cash') AS cash_no_show,
                     count(*) FILTER (WHERE state = 'cancelled' AND kind = 'cash') AS cash_cancelled,
                     count(*) FILTER (WHERE state = 'expired' AND kind = 'cash') AS cash_expired,
                     count(*) FILTER (WHERE state = 'served' AND NOT counts AND kind = 'cash') AS cash_inaccurate,
                     bool_and(counts) AND bool_or(kind = 'consultation') AND bool_or(kind = 'cash') AS through_both,
                     bool_or(route @> ARRAY['consultation', 'cash']) AS meant_both
              FROM (SELECT s.ticket_id, s.kind, s.state, t.route,
                           s.state = 'served' AND s.inaccurate IS NULL AS counts,
                           (extract(epoch FROM s.called_at - s.queued_at) * 1000000)::bigint
                               - s.postponed * 1000000::bigint AS wait,
                           (extract(epoch FROM s.finished_at - s.started_at) * 1000000)::bigint AS service
                    FROM ticket t JOIN stage s ON s.centre_id = t.centre_id AND s.ticket_id = t.id
                    WHERE t.centre_id = month_figures.centre
                      AND t.business_day >= month_figures.month
                      AND t.business_day < (month_figures.month + interval '1 month')::date) AS leg
              GROUP BY ticket_id) AS visit) AS figures
$$;

CREATE TABLE month_closing (
    centre_id      integer     NOT NULL REFERENCES centre,
    month          date        NOT NULL CHECK (extract(day FROM month) = 1),
    closed_at      timestamptz NOT NULL DEFAULT clock_timestamp(),
    closed_by      text        NOT NULL,  -- as the events call them
    closed_by_name text        NOT NULL,
    version        text        NOT NULL,  -- of the program that made the figures
    hash           text        NOT NULL CHECK (hash ~ '^[0-9a-f]{64}$'),
    figures        jsonb       NOT NULL,  -- of month_figures
    PRIMARY KEY (centre_id, month)
);

-- What changed of a closed month, stage by stage; which transaction did it.
CREATE TABLE month_change (
    centre_id      integer     NOT NULL,
    month          date        NOT NULL,
    transaction_id xid8        NOT NULL,
    id             bigint      GENERATED ALWAYS AS IDENTITY,
    ticket_id      uuid,
    position       smallint,
    was            text,                  -- lines of the canonical form; null: there was, or is, none
    became         text,
    PRIMARY KEY (centre_id, month, transaction_id, id),
    FOREIGN KEY (centre_id, month) REFERENCES month_closing
);

CREATE TABLE month_amendment (
    centre_id      integer     NOT NULL,
    month          date        NOT NULL,
    number         integer     NOT NULL CHECK (number > 0),
    made_at        timestamptz NOT NULL DEFAULT clock_timestamp(),
    transaction_id xid8        NOT NULL,
    -- Not seen when it happened, but found when the facts were compared with the signature.
    found          boolean     NOT NULL,
    author         text        NOT NULL,
    reason         text,
    old_hash       text        NOT NULL CHECK (old_hash ~ '^[0-9a-f]{64}$'),
    new_hash       text        NOT NULL CHECK (new_hash ~ '^[0-9a-f]{64}$'),
    old_figures    jsonb       NOT NULL,
    new_figures    jsonb       NOT NULL,
    PRIMARY KEY (centre_id, month, number),
    UNIQUE (centre_id, month, transaction_id),
    FOREIGN KEY (centre_id, month) REFERENCES month_closing,
    CHECK (old_hash <> new_hash)
);

-- Nobody reopens a month, and nobody takes an amendment back.
CREATE TRIGGER month_closing_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON month_closing
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER month_change_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON month_change
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER month_amendment_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON month_amendment
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- What a closed month's signature is now: its own, or that of its last amendment.
CREATE VIEW month_signature AS
    SELECT c.centre_id, c.month, c.closed_at, c.closed_by, c.closed_by_name, c.version,
           c.hash AS closed_hash, coalesce(last.new_hash, c.hash) AS hash,
           coalesce(last.new_figures, c.figures) AS figures,
           coalesce(last.number, 0) AS amendments, last.made_at AS amended_at
    FROM month_closing c
    LEFT JOIN LATERAL (SELECT a.number, a.made_at, a.new_hash, a.new_figures
                       FROM month_amendment a
                       WHERE a.centre_id = c.centre_id AND a.month = c.month
                       ORDER BY a.number DESC LIMIT 1) AS last ON true;

-- Whoever closes a month of a centre, and whoever changes a stage of a month past, holds this until the end of its
-- transaction: a change is either in the figures that are signed, or finds them signed.
CREATE FUNCTION lock_months(centre integer) RETURNS void LANGUAGE sql AS $$
    SELECT pg_advisory_xact_lock(1952541550, centre)
$$;

-- A month is past for a stage's triggers as soon as it has ended anywhere, which is hours before it may be closed.
CREATE FUNCTION month_is_past(day date) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT day < date_trunc('month', now() AT TIME ZONE 'UTC' + interval '14 hours')
$$;

CREATE FUNCTION amend_month(centre integer, closed_month date, unseen boolean) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
    signed  month_signature;
    who     record;
    sum_now text;
    fresh   jsonb;
BEGIN
    SELECT * INTO signed FROM month_signature m WHERE m.centre_id = centre AND m.month = closed_month;
    sum_now := month_hash(centre, closed_month);
    IF sum_now = signed.hash THEN
        RETURN false;
    END IF;
    fresh := month_figures(centre, closed_month);
    -- The command that changed the stages wrote its event in this transaction: it says who and why.
    SELECT e.actor, coalesce(e.reason, e.kind) AS reason INTO who
    FROM event e
    WHERE NOT unseen AND e.centre_id = centre AND e.xmin = pg_current_xact_id()::xid
      AND (e.ticket_id IS NULL
           OR e.ticket_id IN (SELECT c.ticket_id FROM month_change c
                              WHERE c.centre_id = centre AND c.month = closed_month
                                AND c.transaction_id = pg_current_xact_id() LIMIT 100))
      AND e.kind NOT LIKE 'month\_%'
    ORDER BY e.reason IS NULL, e.id DESC LIMIT 1;
    INSERT INTO month_amendment (centre_id, month, number, transaction_id, found, author, reason,
                                 old_hash, new_hash, old_figures, new_figures)
    VALUES (centre, closed_month, signed.amendments + 1, pg_current_xact_id(), unseen,
            coalesce(who.actor, CASE WHEN unseen THEN 'unknown' ELSE 'database:' || session_user END), who.reason,
            signed.hash, sum_now, signed.figures, fresh);
    INSERT INTO event (centre_id, at, kind, actor, reason)
    VALUES (centre, clock_timestamp(), 'month_amended',
            coalesce(who.actor, CASE WHEN unseen THEN 'unknown' ELSE 'database:' || session_user END),
            to_char(closed_month, 'YYYY-MM') || ', amendment ' || signed.amendments + 1 || ', sha256 ' || sum_now);
    RETURN true;
END $$;

-- Compares a closed month's facts with its signature; where they differ though nobody saw the change, that is an amendment.
CREATE FUNCTION verify_month(centre integer, closed_month date) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
    PERFORM lock_months(centre);
    RETURN amend_month(centre, closed_month, true);
END $$;

CREATE FUNCTION note_month_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    one stage := CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
    was text;
    became text;
BEGIN
    IF current_setting('transaction_isolation') <> 'read committed' THEN
        RAISE EXCEPTION 'facts of past months are changed in READ COMMITTED transactions only';
    END IF;
    PERFORM lock_months(one.centre_id);
    IF NOT EXISTS (SELECT FROM month_closing c
                   WHERE c.centre_id = one.centre_id AND c.month = date_trunc('month', one.business_day)::date) THEN
        RETURN NULL;
    END IF;
    SELECT CASE WHEN TG_OP <> 'INSERT' THEN stage_fact(OLD, t.label) END,
           CASE WHEN TG_OP <> 'DELETE' THEN stage_fact(NEW, t.label) END
    INTO was, became
    FROM ticket t WHERE t.centre_id = one.centre_id AND t.id = one.ticket_id;
    IF was IS DISTINCT FROM became OR was IS NULL THEN
        INSERT INTO month_change (centre_id, month, transaction_id, ticket_id, position, was, became)
        VALUES (one.centre_id, date_trunc('month', one.business_day)::date, pg_current_xact_id(),
                one.ticket_id, one.position, was, became);
    END IF;
    RETURN NULL;
END $$;

-- A stage does not move to another ticket, and a ticket not to another day: what the figures stand on has one name for ever.
CREATE FUNCTION refuse_move() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a % keeps its ticket, its label and its business day', TG_TABLE_NAME;
END $$;
CREATE TRIGGER ticket_keeps_its_name BEFORE UPDATE OF centre_id, id, label, business_day ON ticket
    FOR EACH ROW WHEN ((OLD.centre_id, OLD.id, OLD.label, OLD.business_day)
                       IS DISTINCT FROM (NEW.centre_id, NEW.id, NEW.label, NEW.business_day))
    EXECUTE FUNCTION refuse_move();
CREATE TRIGGER stage_keeps_its_name BEFORE UPDATE OF centre_id, ticket_id, position, business_day ON stage
    FOR EACH ROW WHEN ((OLD.centre_id, OLD.ticket_id, OLD.position, OLD.business_day)
                       IS DISTINCT FROM (NEW.centre_id, NEW.ticket_id, NEW.position, NEW.business_day))
    EXECUTE FUNCTION refuse_move();

-- The conditions keep the running month's commands out.
CREATE TRIGGER stage_x_inserted_after_closing AFTER INSERT ON stage
    FOR EACH ROW WHEN (month_is_past(NEW.business_day))
    EXECUTE FUNCTION note_month_change();
CREATE TRIGGER stage_x_updated_after_closing AFTER UPDATE ON stage
    FOR EACH ROW WHEN (month_is_past(OLD.business_day))
    EXECUTE FUNCTION note_month_change();
CREATE TRIGGER stage_x_deleted_after_closing AFTER DELETE ON stage
    FOR EACH ROW WHEN (month_is_past(OLD.business_day))
    EXECUTE FUNCTION note_month_change();

-- At the end of the transaction, once for all its changes.
CREATE FUNCTION amend_changed_month() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM month_amendment a
                   WHERE a.centre_id = NEW.centre_id AND a.month = NEW.month
                     AND a.transaction_id = NEW.transaction_id) THEN
        PERFORM amend_month(NEW.centre_id, NEW.month, false);
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER month_changed AFTER INSERT ON month_change
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION amend_changed_month();

CREATE FUNCTION note_all_months_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO month_change (centre_id, month, transaction_id)
    SELECT centre_id, month, pg_current_xact_id() FROM month_closing;
    RETURN NULL;
END $$;
CREATE TRIGGER stage_x_truncated_after_closing AFTER TRUNCATE ON stage
    FOR EACH STATEMENT EXECUTE FUNCTION note_all_months_change();
