CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END $$;

-- A stage does not move to another ticket, and a ticket not to another day: what the figures stand on has one name for ever.
CREATE OR REPLACE FUNCTION refuse_move() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a % keeps its ticket, its label and its business day', TG_TABLE_NAME;
END $$;

-- A stage as a line of the canonical form. Moments are microseconds since 1970, in UTC; what is missing is empty. What version 2 of wait
-- and service added comes after the ten fields, by name, and only where it is not as it is with everybody. The third field is the column
-- that the stage counts in; where that is not what its kind is called, the kind comes last.
CREATE OR REPLACE FUNCTION stage_fact(s stage, label text) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT concat(label, E'\t', s.position, E'\t', column_of(s.kind, s.counted_in), E'\t', s.state, E'\t',
                  (extract(epoch FROM s.queued_at) * 1000000)::bigint, E'\t',
                  (extract(epoch FROM s.called_at) * 1000000)::bigint, E'\t',
                  (extract(epoch FROM s.started_at) * 1000000)::bigint, E'\t',
                  (extract(epoch FROM s.finished_at) * 1000000)::bigint, E'\t',
                  s.postponed, E'\t', CASE WHEN s.inaccurate IS NULL THEN 0 ELSE 1 END,
                  E'\tcounts_from=' || (extract(epoch FROM s.counts_from) * 1000000)::bigint, E'\taside=' || nullif(s.aside, 0),
                  E'\taside_serving=' || nullif(s.aside_serving, 0), CASE WHEN NOT s.waited THEN E'\twaited=0' END,
                  E'\toutcome=' || s.outcome, CASE WHEN s.counted_in IS NOT NULL THEN E'\tkind=' || s.kind END, E'\n')
$$;

-- The hash of each day's lines, in the order of label and position: no more than a day is held at a time.
CREATE OR REPLACE FUNCTION day_hashes(centre integer, first date, last date)
RETURNS TABLE (business_day date, stages bigint, hash text) LANGUAGE sql STABLE AS $$
    SELECT t.business_day, count(*),
           encode(sha256(convert_to(string_agg(stage_fact(s, t.label), '' ORDER BY t.label COLLATE "C", s.position),
                                    'UTF8')), 'hex')
    FROM ticket t JOIN stage s ON s.centre_id = t.centre_id AND s.ticket_id = t.id
    WHERE t.centre_id = day_hashes.centre AND t.business_day BETWEEN day_hashes.first AND day_hashes.last
    GROUP BY t.business_day
    ORDER BY t.business_day
$$;

CREATE OR REPLACE FUNCTION month_hash(centre integer, month date) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT encode(sha256(convert_to(
        'talon-facts 1' || E'\t' || (SELECT code FROM centre AS c WHERE c.id = month_hash.centre) || E'\t'
        || to_char(month_hash.month, 'YYYY-MM') || E'\n'
        || coalesce(string_agg(to_char(d.business_day, 'YYYY-MM-DD') || E'\t' || d.stages || E'\t' || d.hash || E'\n', ''
                               ORDER BY d.business_day), ''), 'UTF8')), 'hex')
    FROM day_hashes(month_hash.centre, month_hash.month, (month_hash.month + interval '1 month')::date - 1) AS d
$$;

-- The exact sums behind the figures of some days: those of day_sums together.
CREATE OR REPLACE FUNCTION figures_between(centre integer, first date, last date) RETURNS jsonb LANGUAGE sql STABLE AS $$
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
               coalesce(sum(both_kinds), 0)::bigint AS both_kinds,
               coalesce(sum(both_wait), 0)::bigint AS both_wait,
               coalesce(sum(both_service), 0)::bigint AS both_service,
               coalesce(sum(both_left_out), 0)::bigint AS both_left_out,
               coalesce(sum(contacts), 0)::bigint AS contacts,
               coalesce(sum(contacts_no_show), 0)::bigint AS contacts_no_show,
               coalesce(sum(contacts_cancelled), 0)::bigint AS contacts_cancelled,
               coalesce(sum(contacts_expired), 0)::bigint AS contacts_expired,
               coalesce(sum(contacts_open), 0)::bigint AS contacts_open,
               coalesce(sum(consultation_wrong_service), 0)::bigint AS consultation_wrong_service,
               coalesce(sum(consultation_not_queued), 0)::bigint AS consultation_not_queued,
               coalesce(sum(consultation_at_once), 0)::bigint AS consultation_at_once,
               coalesce(sum(cash_wrong_service), 0)::bigint AS cash_wrong_service,
               coalesce(sum(cash_not_queued), 0)::bigint AS cash_not_queued,
               coalesce(sum(cash_at_once), 0)::bigint AS cash_at_once,
               coalesce(sum(both_not_queued), 0)::bigint AS both_not_queued
        FROM day_sums
        WHERE centre_id = figures_between.centre AND business_day BETWEEN figures_between.first AND figures_between.last) AS figures
$$;

-- What is signed of a month: the same without the contacts.
CREATE OR REPLACE FUNCTION month_figures(centre integer, month date) RETURNS jsonb LANGUAGE sql STABLE AS $$
    SELECT figures_between(month_figures.centre, month_figures.month, (month_figures.month + interval '1 month')::date - 1)
           - ARRAY['contacts', 'contacts_no_show', 'contacts_cancelled', 'contacts_expired', 'contacts_open']
$$;

-- What a closed month's signature is now: its own, or that of its last amendment.
CREATE OR REPLACE VIEW month_signature AS
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
CREATE OR REPLACE FUNCTION lock_months(centre integer) RETURNS void LANGUAGE sql AS $$
    SELECT pg_advisory_xact_lock(1952541550, centre)
$$;

-- Whoever changes a stage of a month past holds this until the end of its transaction; it keeps nobody but the one who closes a
-- month of the centre waiting, who holds lock_months: a change is either in the figures that are signed, or finds them signed.
CREATE OR REPLACE FUNCTION hold_months(centre integer) RETURNS void LANGUAGE sql AS $$
    SELECT pg_advisory_xact_lock_shared(1952541550, centre)
$$;

-- Whoever changes a closed month, or compares it, holds this until the end of its transaction: amendments come one by one.
CREATE OR REPLACE FUNCTION lock_closed_month(centre integer, month date) RETURNS void LANGUAGE sql AS $$
    SELECT pg_advisory_xact_lock(1952541553, hashtext(centre || ' ' || month))
$$;

CREATE OR REPLACE FUNCTION amend_month(centre integer, closed_month date, unseen boolean) RETURNS boolean LANGUAGE plpgsql AS $$
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

-- At the end of the transaction, once for all its changes.
CREATE OR REPLACE FUNCTION amend_changed_month() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM month_amendment a
                   WHERE a.centre_id = NEW.centre_id AND a.month = NEW.month
                     AND a.transaction_id = NEW.transaction_id) THEN
        PERFORM amend_month(NEW.centre_id, NEW.month, false);
    END IF;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION note_all_months_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO month_change (centre_id, month, transaction_id)
    SELECT centre_id, month, pg_current_xact_id() FROM month_closing;
    RETURN NULL;
END $$;
