-- A stay in a queue is known by what it is: its call, the second of its end, its outcome and times; and of stays that are alike, by
-- its number among them. A caller who times out and hangs up in the same second has two stays. What an import brought, and what
-- was in its file though it was there already, is kept so that an import can be taken back.

ALTER TABLE call DROP CONSTRAINT call_pkey;
ALTER TABLE call
    ADD COLUMN id  bigint  GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    ADD COLUMN nth integer NOT NULL DEFAULT 1 CHECK (nth > 0);
-- Logs with fractions of seconds were kept to the microsecond.
UPDATE call SET nth = alike.nth
FROM (SELECT id, row_number() OVER (PARTITION BY queue, call, date_trunc('second', ended_at AT TIME ZONE 'UTC'), outcome, wait, service
                                    ORDER BY ended_at) AS nth
      FROM call) AS alike
WHERE alike.id = call.id AND alike.nth > 1;
CREATE UNIQUE INDEX call_stay
    ON call (queue, call, date_trunc('second', ended_at AT TIME ZONE 'UTC'), outcome, wait, service, nth) NULLS NOT DISTINCT;

ALTER TABLE call_import
    ADD COLUMN file          text    NOT NULL DEFAULT '',
    ADD COLUMN left_out      jsonb   NOT NULL DEFAULT '[]',
    -- How many calls it brought to which month of the contact centre: {"2024-03": 2}. Null: it was not counted.
    ADD COLUMN months        jsonb,
    -- Whether it is known which calls of its file were there already.
    ADD COLUMN again_known   boolean NOT NULL DEFAULT false,
    ADD COLUMN withdrawn_at  timestamptz,
    ADD COLUMN withdrawn_by  text,
    ADD COLUMN withdrawn_for text,
    ADD CHECK ((withdrawn_at IS NULL) = (withdrawn_by IS NULL));
ALTER TABLE call_import DROP CONSTRAINT call_import_form_check;
ALTER TABLE call_import ADD CONSTRAINT call_import_form_check CHECK (form IN ('queue_log', 'queue_log_table', 'csv'));

CREATE TABLE call_again (
    import_id integer  NOT NULL REFERENCES call_import,
    day       date     NOT NULL,  -- as in call_record
    calls     bigint[] NOT NULL,
    PRIMARY KEY (import_id, day)
);
CREATE INDEX call_again_day ON call_again (day);

-- Each import that knows an end of a call says so for itself.
ALTER TABLE call_in_part DROP CONSTRAINT call_in_part_pkey;
ALTER TABLE call_in_part ADD PRIMARY KEY (queue, call, at, missing, import_id);

-- An import that is taken back leaves calls to another one that had them too; that one's record of them.
ALTER TABLE call_record ADD COLUMN left_by integer NOT NULL DEFAULT 0;
ALTER TABLE call_record DROP CONSTRAINT call_record_pkey;
ALTER TABLE call_record ADD PRIMARY KEY (import_id, day, left_by);

-- The line of a record: the canonical one, and where a call is not the first of those alike, its number.
CREATE FUNCTION call_told(c call) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT CASE WHEN (c).nth = 1 THEN call_fact(c) ELSE rtrim(call_fact(c), E'\n') || E'\t' || (c).nth || E'\n' END
$$;

-- The calls of an import, and to which import each would belong without it: the first other one that has it. Null: to none.
CREATE FUNCTION calls_of_import(import integer) RETURNS TABLE (id bigint, heir integer) LANGUAGE sql STABLE AS $$
    WITH mine AS MATERIALIZED (
        SELECT c.id, (c.entered_at AT TIME ZONE 'UTC')::date AS day FROM call c WHERE c.import_id = calls_of_import.import
    ), also AS (
        SELECT one, min(a.import_id) AS import_id
        FROM call_again a
        JOIN call_import i ON i.id = a.import_id AND i.withdrawn_at IS NULL AND i.id <> calls_of_import.import
        CROSS JOIN LATERAL unnest(a.calls) AS one
        WHERE a.day IN (SELECT mine.day FROM mine)
        GROUP BY one
    )
    SELECT mine.id, also.import_id FROM mine LEFT JOIN also ON also.one = mine.id
$$;

-- As in V41 and V51, and of calls that end together the order is that of their outcome and times.
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
