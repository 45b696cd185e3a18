-- What the contact centre's figures stand on, written down so that it can be hashed, and kept so that it can be compared: the
-- canonical form is in server/docs/reports.md.

-- A call as a line of the canonical form. Moments and times are microseconds; what is missing is empty.
CREATE FUNCTION call_fact(c call) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT concat((c).queue, E'\t', (c).call, E'\t',
                  (extract(epoch FROM (c).entered_at) * 1000000)::bigint, E'\t',
                  (extract(epoch FROM (c).ended_at) * 1000000)::bigint, E'\t',
                  (c).outcome, E'\t', (c).wait, E'\t', (c).service, E'\n')
$$;

-- A call's name is a part of its line: no sign in it may end the line or the field.
ALTER TABLE call ADD CONSTRAINT call_has_a_name_of_one_line CHECK (queue || call !~ '[\n\r\t]');

-- When a month begins on the contact centre's clock.
CREATE FUNCTION month_begins(month date, zone text) RETURNS timestamptz LANGUAGE sql STABLE AS $$
    SELECT month::timestamp AT TIME ZONE zone
$$;

-- The hash over the calls of a month in the chosen queues (null: all of them), a day at a time.
CREATE FUNCTION calls_hash(month date, zone text, queues text[]) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT encode(sha256(convert_to(
        'talon-calls 1' || E'\t' || to_char(calls_hash.month, 'YYYY-MM') || E'\t' || calls_hash.zone || E'\n'
        || coalesce(string_agg(to_char(d.day, 'YYYY-MM-DD') || E'\t' || d.calls || E'\t' || d.hash || E'\n', ''
                               ORDER BY d.day), ''), 'UTF8')), 'hex')
    FROM (SELECT (c.entered_at AT TIME ZONE calls_hash.zone)::date AS day, count(*) AS calls,
                 encode(sha256(convert_to(string_agg(call_fact(c), ''
                     ORDER BY c.queue COLLATE "C", c.call COLLATE "C", c.ended_at), 'UTF8')), 'hex') AS hash
          FROM call c
          WHERE c.entered_at >= month_begins(calls_hash.month, calls_hash.zone)
            AND c.entered_at < month_begins((calls_hash.month + interval '1 month')::date, calls_hash.zone)
            AND (calls_hash.queues IS NULL OR c.queue = ANY (calls_hash.queues))
          GROUP BY 1) AS d
$$;

-- The exact sums behind a month's figures: counts, and microseconds.
CREATE FUNCTION calls_figures(month date, zone text, queues text[]) RETURNS jsonb LANGUAGE sql STABLE AS $$
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

-- Calls of which a file knows one end only: no figure stands on them, and a passport says how many there are. One that a later
-- file has whole is in call too, and is then no longer counted here.
CREATE TABLE call_in_part (
    queue     text        NOT NULL,
    call      text        NOT NULL,
    at        timestamptz NOT NULL,  -- of the end that is known
    missing   text        NOT NULL CHECK (missing IN ('end', 'begin')),
    import_id integer     NOT NULL REFERENCES call_import,
    PRIMARY KEY (queue, call, at, missing)
);
CREATE INDEX call_in_part_at ON call_in_part (at);

-- A call's entering is counted back from its end; the log's own word for it may lie a second beside.
CREATE FUNCTION calls_in_part(month date, zone text, queues text[]) RETURNS bigint LANGUAGE sql STABLE AS $$
    SELECT count(*)
    FROM call_in_part p
    WHERE p.at >= month_begins(calls_in_part.month, calls_in_part.zone)
      AND p.at < month_begins((calls_in_part.month + interval '1 month')::date, calls_in_part.zone)
      AND (calls_in_part.queues IS NULL OR p.queue = ANY (calls_in_part.queues))
      AND NOT EXISTS (SELECT FROM call c
                      WHERE c.queue = p.queue AND c.call = p.call
                        AND CASE p.missing WHEN 'begin' THEN c.ended_at = p.at
                                           ELSE c.ended_at >= p.at AND c.entered_at <= p.at + interval '5 seconds' END)
$$;

-- What each import brought: its new calls as lines of the canonical form, by the UTC day on which they entered. Append-only: a
-- month can be counted again from here, whatever became of the table.
CREATE TABLE call_record (
    import_id integer NOT NULL REFERENCES call_import,
    day       date    NOT NULL,
    calls     integer NOT NULL CHECK (calls > 0),
    facts     text    NOT NULL,
    PRIMARY KEY (import_id, day)
);
CREATE INDEX call_record_day ON call_record (day);
CREATE TRIGGER call_record_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON call_record
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
