-- What the contact centre's table and its passports say of each day, so that they need not hash a year's calls again. As
-- day_passport: a row is only ever a copy of the calls, it may be missing, it is never wrong. What is signed when a month is
-- closed, and compared with the signature, is still taken from the calls themselves.

CREATE TABLE calls_day (
    -- Whose day, and which queues: null are all there are.
    zone    text        NOT NULL,
    queues  text[],
    day     date        NOT NULL,
    -- By the clock as it was known when the day was kept: what is known otherwise later is not used.
    begins  timestamptz NOT NULL,
    ends    timestamptz NOT NULL,
    -- Of day_of_calls.
    calls   bigint      NOT NULL,
    hash    text        NOT NULL,
    figures jsonb       NOT NULL,
    UNIQUE NULLS NOT DISTINCT (zone, queues, day)
);
CREATE INDEX calls_day_by_zone ON calls_day (zone, day);

-- As calls_figures and calls_hash have it, of one day, within its month.
CREATE FUNCTION day_of_calls(day date, zone text, queues text[], OUT calls bigint, OUT hash text, OUT figures jsonb)
LANGUAGE sql STABLE AS $$
    SELECT made.calls, coalesce(made.hash, ''), to_jsonb(made) - ARRAY['calls', 'hash']
    FROM (SELECT count(*) AS calls,
                 encode(sha256(convert_to(string_agg(call_fact(c), ''
                     ORDER BY c.queue COLLATE "C", c.call COLLATE "C", c.ended_at), 'UTF8')), 'hex') AS hash,
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
CREATE FUNCTION kept_calls(month date, zone text, queues text[])
RETURNS TABLE (day date, calls bigint, hash text, figures jsonb) LANGUAGE sql STABLE AS $$
    SELECT d.day, k.calls, k.hash, k.figures
    FROM (SELECT kept_calls.month + n AS day
          FROM generate_series(0, (kept_calls.month + interval '1 month')::date - kept_calls.month - 1) AS n) AS d
    LEFT JOIN calls_day k ON k.zone = kept_calls.zone AND k.day = d.day AND k.queues IS NOT DISTINCT FROM kept_calls.queues
                         AND k.begins = month_begins(d.day, kept_calls.zone) AND k.ends = month_begins(d.day + 1, kept_calls.zone)
$$;

-- The same as calls_hash, from what is kept, and from the calls of the other days; missing says how many of these have calls.
CREATE FUNCTION kept_calls_hash(month date, zone text, queues text[], OUT hash text, OUT missing bigint)
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
CREATE FUNCTION kept_calls_figures(month date, zone text, queues text[]) RETURNS jsonb LANGUAGE sql STABLE AS $$
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
CREATE FUNCTION keep_calls(month date, zone text, queues text[]) RETURNS bigint LANGUAGE plpgsql SET jit = off AS $$
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
CREATE FUNCTION forget_days_of_calls() RETURNS trigger LANGUAGE plpgsql AS $$
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
CREATE TRIGGER call_added_forgets AFTER INSERT ON call REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION forget_days_of_calls();
CREATE TRIGGER call_removed_forgets AFTER DELETE ON call REFERENCING OLD TABLE AS removed
    FOR EACH STATEMENT EXECUTE FUNCTION forget_days_of_calls();
CREATE TRIGGER call_changed_forgets AFTER UPDATE ON call REFERENCING OLD TABLE AS removed NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION forget_days_of_calls();

CREATE FUNCTION forget_all_days_of_calls() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM lock_calls();
    TRUNCATE calls_day;
    RETURN NULL;
END $$;
CREATE TRIGGER call_truncated_forgets AFTER TRUNCATE ON call
    FOR EACH STATEMENT EXECUTE FUNCTION forget_all_days_of_calls();

-- What changed past the triggers, and was found, was kept past them too.
CREATE FUNCTION forget_found_calls() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM calls_day WHERE day >= NEW.month AND day < NEW.month + interval '1 month';
    RETURN NULL;
END $$;
CREATE TRIGGER calls_found_forgets AFTER INSERT ON calls_amendment
    FOR EACH ROW WHEN (NEW.found) EXECUTE FUNCTION forget_found_calls();
