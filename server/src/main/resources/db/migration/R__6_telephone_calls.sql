-- A call as a line of the canonical form. Moments and times are microseconds; what is missing is empty.
CREATE OR REPLACE FUNCTION call_fact(c call) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT concat((c).queue, E'\t', (c).call, E'\t',
                  (extract(epoch FROM (c).entered_at) * 1000000)::bigint, E'\t',
                  (extract(epoch FROM (c).ended_at) * 1000000)::bigint, E'\t',
                  (c).outcome, E'\t', (c).wait, E'\t', (c).service, E'\n')
$$;

-- The line of a record: the canonical one, and where a call is not the first of those alike, its number.
CREATE OR REPLACE FUNCTION call_told(c call) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT CASE WHEN (c).nth = 1 THEN call_fact(c) ELSE rtrim(call_fact(c), E'\n') || E'\t' || (c).nth || E'\n' END
$$;

-- When a month begins on the contact centre's clock.
CREATE OR REPLACE FUNCTION month_begins(month date, zone text) RETURNS timestamptz LANGUAGE sql STABLE AS $$
    SELECT month::timestamp AT TIME ZONE zone
$$;

-- The hash over the calls of a month in the chosen queues (null: all of them), a day at a time. Of calls that end together the
-- order is that of their outcome and times.
CREATE OR REPLACE FUNCTION calls_hash(month date, zone text, queues text[]) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT encode(sha256(convert_to(
        'talon-calls 1' || E'\t' || to_char(calls_hash.month, 'YYYY-MM') || E'\t' || calls_hash.zone || E'\n'
        || coalesce(string_agg(to_char(d.day, 'YYYY-MM-DD') || E'\t' || d.calls || E'\t' || d.hash || E'\n', ''
                               ORDER BY d.day), ''), 'UTF8')), 'hex')
    FROM (SELECT (c.entered_at AT TIME ZONE calls_hash.zone)::date AS day, count(*) AS calls,
                 encode(sha256(convert_to(string_agg(call_fact(c), ''
                     ORDER BY c.queue COLLATE "C", c.call COLLATE "C", c.ended_at,
                              c.outcome COLLATE "C", c.wait, c.service NULLS FIRST), 'UTF8')), 'hex') AS hash
          FROM call c
          WHERE c.entered_at >= month_begins(calls_hash.month, calls_hash.zone)
            AND c.entered_at < month_begins((calls_hash.month + interval '1 month')::date, calls_hash.zone)
            AND (calls_hash.queues IS NULL OR c.queue = ANY (calls_hash.queues))
          GROUP BY 1) AS d
$$;

-- The exact sums behind a month's figures: counts, and microseconds.
CREATE OR REPLACE FUNCTION calls_figures(month date, zone text, queues text[]) RETURNS jsonb LANGUAGE sql STABLE AS $$
    SELECT to_jsonb(figures) FROM (
        SELECT count(*) FILTER (WHERE service IS NOT NULL) AS answered,
               coalesce(sum(wait) FILTER (WHERE service IS NOT NULL), 0)::bigint AS answered_wait,
               coalesce(sum(service), 0)::bigint AS service,
               count(*) FILTER (WHERE outcome = 'transferred') AS transferred,
               coalesce(sum(service) FILTER (WHERE outcome = 'transferred'), 0)::bigint AS transferred_service,
               count(*) FILTER (WHERE outcome = 'abandoned') AS abandoned,
               coalesce(sum(wait) FILTER (WHERE outcome = 'abandoned'), 0)::bigint AS abandoned_wait,
               count(*) FILTER (WHERE outcome = 'timeout') AS timed_out,
               coalesce(sum(wait) FILTER (WHERE outcome = 'timeout'), 0)::bigint AS timed_out_wait,
               count(*) FILTER (WHERE outcome = 'key') AS left_by_key,
               count(*) FILTER (WHERE outcome = 'empty') AS nobody_there
        FROM call c
        WHERE c.entered_at >= month_begins(calls_figures.month, calls_figures.zone)
          AND c.entered_at < month_begins((calls_figures.month + interval '1 month')::date, calls_figures.zone)
          AND (calls_figures.queues IS NULL OR c.queue = ANY (calls_figures.queues))) AS figures
$$;

-- A call's entering is counted back from its end; the log's own word for it may lie a second beside.
CREATE OR REPLACE FUNCTION calls_in_part(month date, zone text, queues text[]) RETURNS bigint LANGUAGE sql STABLE AS $$
    SELECT count(DISTINCT (p.queue, p.call, p.at, p.missing))
    FROM call_in_part p
    WHERE p.at >= month_begins(calls_in_part.month, calls_in_part.zone)
      AND p.at < month_begins((calls_in_part.month + interval '1 month')::date, calls_in_part.zone)
      AND (calls_in_part.queues IS NULL OR p.queue = ANY (calls_in_part.queues))
      AND NOT EXISTS (SELECT FROM call c
                      WHERE c.queue = p.queue AND c.call = p.call
                        AND CASE p.missing WHEN 'begin' THEN c.ended_at = p.at
                                           ELSE c.ended_at >= p.at AND c.entered_at <= p.at + interval '5 seconds' END)
$$;

CREATE OR REPLACE VIEW calls_signature AS
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
CREATE OR REPLACE FUNCTION lock_calls() RETURNS void LANGUAGE sql AS $$
    SELECT pg_advisory_xact_lock(1952541552)
$$;

CREATE OR REPLACE FUNCTION amend_calls(closed_month date, unseen boolean) RETURNS boolean LANGUAGE plpgsql AS $$
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
    -- An import writes itself down in the transaction that brings its calls, and so does whoever takes it back.
    SELECT coalesce(i.withdrawn_by, i.actor) AS actor,
           CASE WHEN i.withdrawn_at IS NULL THEN i.form || ', sha256 ' || i.sha256
                ELSE 'import ' || i.id || ' withdrawn, sha256 ' || i.sha256
                     || CASE WHEN i.withdrawn_for = '' THEN '' ELSE ': ' || i.withdrawn_for END END AS reason INTO who
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
CREATE OR REPLACE FUNCTION verify_calls(closed_month date) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
    PERFORM lock_calls();
    RETURN amend_calls(closed_month, true);
END $$;

-- The closed months, each with its own clock's bounds and its own queues.
CREATE OR REPLACE FUNCTION closed_calls() RETURNS TABLE (month date, begins timestamptz, ends timestamptz, queues text[])
LANGUAGE sql STABLE AS $$
    SELECT c.month, month_begins(c.month, c.zone), month_begins((c.month + interval '1 month')::date, c.zone), c.queues
    FROM calls_closing c
$$;

-- Once a statement, so that an import of a million calls asks once.
CREATE OR REPLACE FUNCTION note_calls_change() RETURNS trigger LANGUAGE plpgsql AS $$
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
        FROM (SELECT c.month, r.id, call_fact(ROW(r.*)::call) AS fact
              FROM removed r
              JOIN closed_calls() AS c ON r.entered_at >= c.begins AND r.entered_at < c.ends
                                      AND (c.queues IS NULL OR r.queue = ANY (c.queues))) AS gone
        FULL JOIN (SELECT c.month, a.id, call_fact(ROW(a.*)::call) AS fact
                   FROM added a
                   JOIN closed_calls() AS c ON a.entered_at >= c.begins AND a.entered_at < c.ends
                                           AND (c.queues IS NULL OR a.queue = ANY (c.queues))) AS come
            ON (come.month, come.id) = (gone.month, gone.id)
        WHERE gone.fact IS DISTINCT FROM come.fact;
    END CASE;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION touch_changed_calls() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO calls_touched (month, transaction_id)
    SELECT DISTINCT month, transaction_id FROM noted
    ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION touch_all_calls() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM lock_calls();
    INSERT INTO calls_touched (month, transaction_id)
    SELECT month, pg_current_xact_id() FROM calls_closing
    ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;

-- At the end of the transaction, once for all its changes.
CREATE OR REPLACE FUNCTION amend_touched_calls() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM amend_calls(NEW.month, false);
    RETURN NULL;
END $$;

-- As calls_figures and calls_hash have it, of one day, within its month.
CREATE OR REPLACE FUNCTION day_of_calls(day date, zone text, queues text[], OUT calls bigint, OUT hash text, OUT figures jsonb)
LANGUAGE sql STABLE AS $$
    SELECT made.calls, coalesce(made.hash, ''), to_jsonb(made) - ARRAY['calls', 'hash']
    FROM (SELECT count(*) AS calls,
                 encode(sha256(convert_to(string_agg(call_fact(c), ''
                     ORDER BY c.queue COLLATE "C", c.call COLLATE "C", c.ended_at,
                              c.outcome COLLATE "C", c.wait, c.service NULLS FIRST), 'UTF8')), 'hex') AS hash,
                 count(*) FILTER (WHERE service IS NOT NULL) AS answered,
                 coalesce(sum(wait) FILTER (WHERE service IS NOT NULL), 0)::bigint AS answered_wait,
                 coalesce(sum(service), 0)::bigint AS service,
                 count(*) FILTER (WHERE outcome = 'transferred') AS transferred,
                 coalesce(sum(service) FILTER (WHERE outcome = 'transferred'), 0)::bigint AS transferred_service,
                 count(*) FILTER (WHERE outcome = 'abandoned') AS abandoned,
                 coalesce(sum(wait) FILTER (WHERE outcome = 'abandoned'), 0)::bigint AS abandoned_wait,
                 count(*) FILTER (WHERE outcome = 'timeout') AS timed_out,
                 coalesce(sum(wait) FILTER (WHERE outcome = 'timeout'), 0)::bigint AS timed_out_wait,
                 count(*) FILTER (WHERE outcome = 'key') AS left_by_key,
                 count(*) FILTER (WHERE outcome = 'empty') AS nobody_there
          FROM call c
          -- Where the clock is put back at midnight, a date has more hours than lie between its midnights.
          WHERE c.entered_at >= month_begins(day_of_calls.day, day_of_calls.zone) - interval '3 hours'
            AND c.entered_at < month_begins(day_of_calls.day + 1, day_of_calls.zone) + interval '3 hours'
            AND (c.entered_at AT TIME ZONE day_of_calls.zone)::date = day_of_calls.day
            AND c.entered_at >= month_begins(date_trunc('month', day_of_calls.day)::date, day_of_calls.zone)
            AND c.entered_at < month_begins((date_trunc('month', day_of_calls.day) + interval '1 month')::date, day_of_calls.zone)
            AND (day_of_calls.queues IS NULL OR c.queue = ANY (day_of_calls.queues))) AS made
$$;

-- The days of a month with what is kept of them; null where nothing is.
CREATE OR REPLACE FUNCTION kept_calls(month date, zone text, queues text[])
RETURNS TABLE (day date, calls bigint, hash text, figures jsonb) LANGUAGE sql STABLE AS $$
    SELECT d.day, k.calls, k.hash, k.figures
    FROM (SELECT kept_calls.month + n AS day
          FROM generate_series(0, (kept_calls.month + interval '1 month')::date - kept_calls.month - 1) AS n) AS d
    LEFT JOIN calls_day k ON k.zone = kept_calls.zone AND k.day = d.day AND k.queues IS NOT DISTINCT FROM kept_calls.queues
                         AND k.begins = month_begins(d.day, kept_calls.zone) AND k.ends = month_begins(d.day + 1, kept_calls.zone)
$$;

-- The same as calls_hash, from what is kept, and from the calls of the other days; missing says how many of these have calls.
CREATE OR REPLACE FUNCTION kept_calls_hash(month date, zone text, queues text[], OUT hash text, OUT missing bigint)
LANGUAGE sql STABLE AS $$
    SELECT encode(sha256(convert_to(
               'talon-calls 1' || E'\t' || to_char(kept_calls_hash.month, 'YYYY-MM') || E'\t' || kept_calls_hash.zone || E'\n'
               || coalesce(string_agg(to_char(day, 'YYYY-MM-DD') || E'\t' || calls || E'\t' || d.hash || E'\n', ''
                                      ORDER BY day) FILTER (WHERE calls > 0), ''), 'UTF8')), 'hex'),
           count(*) FILTER (WHERE fresh AND calls > 0)
    FROM (SELECT day, calls, k.hash, false AS fresh
          FROM kept_calls(kept_calls_hash.month, kept_calls_hash.zone, kept_calls_hash.queues) AS k
          WHERE calls IS NOT NULL
          UNION ALL
          SELECT k.day, made.calls, made.hash, true
          FROM kept_calls(kept_calls_hash.month, kept_calls_hash.zone, kept_calls_hash.queues) AS k
          CROSS JOIN LATERAL day_of_calls(k.day, kept_calls_hash.zone, kept_calls_hash.queues) AS made
          WHERE k.calls IS NULL) AS d
$$;

-- The same as calls_figures, where every day is kept on which there are calls; null where one is not: then calls_figures is
-- quicker than its days.
CREATE OR REPLACE FUNCTION kept_calls_figures(month date, zone text, queues text[]) RETURNS jsonb LANGUAGE sql STABLE AS $$
    WITH kept AS MATERIALIZED (
        SELECT * FROM kept_calls(kept_calls_figures.month, kept_calls_figures.zone, kept_calls_figures.queues)
    )
    SELECT jsonb_object_agg(key, total)
    FROM (SELECT key, sum(value::bigint)::bigint AS total
          FROM kept CROSS JOIN LATERAL jsonb_each_text(kept.figures)
          GROUP BY key) AS summed
    WHERE NOT EXISTS (SELECT FROM kept WHERE kept.calls IS NULL)
    HAVING count(*) > 0
$$;

-- Keeps the days of a month that are not kept yet, those without calls too. For a transaction that has held lock_calls() since
-- before this statement. Compiling would take longer than a month does.
CREATE OR REPLACE FUNCTION keep_calls(month date, zone text, queues text[]) RETURNS bigint LANGUAGE plpgsql SET jit = off AS $$
DECLARE
    done bigint;
BEGIN
    DELETE FROM calls_day k
    WHERE k.zone = keep_calls.zone AND k.queues IS NOT DISTINCT FROM keep_calls.queues
      AND k.day >= keep_calls.month AND k.day < keep_calls.month + interval '1 month'
      AND (k.begins, k.ends) IS DISTINCT FROM (month_begins(k.day, k.zone), month_begins(k.day + 1, k.zone));
    INSERT INTO calls_day (zone, queues, day, begins, ends, calls, hash, figures)
    SELECT keep_calls.zone, keep_calls.queues, k.day, month_begins(k.day, keep_calls.zone), month_begins(k.day + 1, keep_calls.zone),
           made.calls, made.hash, made.figures
    FROM kept_calls(keep_calls.month, keep_calls.zone, keep_calls.queues) AS k
    CROSS JOIN LATERAL day_of_calls(k.day, keep_calls.zone, keep_calls.queues) AS made
    WHERE k.calls IS NULL;
    GET DIAGNOSTICS done = ROW_COUNT;
    RETURN done;
END $$;

-- Whoever changes calls holds lock_calls() from here to the end of its transaction, and whoever keeps days does too.
CREATE OR REPLACE FUNCTION forget_days_of_calls() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM lock_calls();
    IF NOT EXISTS (SELECT FROM calls_day) THEN
        RETURN NULL;
    END IF;
    IF TG_OP <> 'DELETE' THEN
        DELETE FROM calls_day k
        USING (SELECT DISTINCT z.zone, (a.entered_at AT TIME ZONE z.zone)::date AS day
               FROM added a CROSS JOIN (SELECT DISTINCT zone FROM calls_day) AS z) AS touched
        WHERE (k.zone, k.day) = (touched.zone, touched.day);
    END IF;
    IF TG_OP <> 'INSERT' THEN
        DELETE FROM calls_day k
        USING (SELECT DISTINCT z.zone, (r.entered_at AT TIME ZONE z.zone)::date AS day
               FROM removed r CROSS JOIN (SELECT DISTINCT zone FROM calls_day) AS z) AS touched
        WHERE (k.zone, k.day) = (touched.zone, touched.day);
    END IF;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION forget_all_days_of_calls() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM lock_calls();
    TRUNCATE calls_day;
    RETURN NULL;
END $$;

-- What changed past the triggers, and was found, was kept past them too.
CREATE OR REPLACE FUNCTION forget_found_calls() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM calls_day WHERE day >= NEW.month AND day < NEW.month + interval '1 month';
    RETURN NULL;
END $$;

-- Keeps call_queue. What comes is added; of queues that lose calls all are counted anew: that is rare.
CREATE OR REPLACE FUNCTION count_calls() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM lock_calls();
    IF TG_OP = 'INSERT' THEN
        INSERT INTO call_queue AS q (queue, calls, first_entered, last_entered)
        SELECT queue, count(*), min(entered_at), max(entered_at) FROM added GROUP BY queue
        ON CONFLICT (queue) DO UPDATE
        SET calls = q.calls + EXCLUDED.calls, first_entered = least(q.first_entered, EXCLUDED.first_entered),
            last_entered = greatest(q.last_entered, EXCLUDED.last_entered);
        RETURN NULL;
    END IF;
    IF TG_OP = 'TRUNCATE' THEN
        TRUNCATE call_queue;
        RETURN NULL;
    END IF;
    DELETE FROM call_queue WHERE queue IN (SELECT queue FROM removed);
    IF TG_OP = 'UPDATE' THEN
        DELETE FROM call_queue WHERE queue IN (SELECT queue FROM added);
    END IF;
    INSERT INTO call_queue (queue, calls, first_entered, last_entered)
    SELECT queue, count(*), min(entered_at), max(entered_at) FROM call c
    WHERE NOT EXISTS (SELECT FROM call_queue q WHERE q.queue = c.queue)
    GROUP BY queue;
    RETURN NULL;
END $$;
