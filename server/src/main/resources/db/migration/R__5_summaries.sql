-- Whoever changes facts of a settled day, and whoever settles a day, holds this until the end of its transaction.
CREATE OR REPLACE FUNCTION lock_day_summary(centre integer) RETURNS void LANGUAGE sql AS $$
    SELECT pg_advisory_xact_lock(1952541548, centre)
$$;

CREATE OR REPLACE FUNCTION forget_day_summary() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- With an older snapshot the DELETE would pass over a row that was settled a moment ago.
    IF current_setting('transaction_isolation') <> 'read committed' THEN
        RAISE EXCEPTION 'facts of past days are changed in READ COMMITTED transactions only';
    END IF;
    IF TG_OP <> 'INSERT' THEN
        PERFORM lock_day_summary(OLD.centre_id);
        DELETE FROM day_summary WHERE centre_id = OLD.centre_id AND business_day = OLD.business_day;
    END IF;
    IF TG_OP <> 'DELETE' THEN
        PERFORM lock_day_summary(NEW.centre_id);
        DELETE FROM day_summary WHERE centre_id = NEW.centre_id AND business_day = NEW.business_day;
    END IF;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION forget_all_day_summaries() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM day_summary;
    RETURN NULL;
END $$;

-- A stage in 52 bytes: position, kind, state (16 more where its times are not trusted, 32 where it was for another service, 64 where
-- nobody queued for it), category, hour, service, desk, specialist: two
-- each; norm and time put off, seconds: four each; wait, walk and service, microseconds, the least number where there is none: eight
-- each; time set aside, seconds: four. Beside the kind, in doubles, stands one more than the minute in which the service began, beside the category one more than
-- that by which it had ended, counted from the midnight at which its business day begins on the centre's clock, 0 to 16382; 0: none.
-- The bit of the kind says that it counts as cash. A kind that is neither consultation nor cash stands beside the hour, in units of 32,
-- by its place among the words.
CREATE OR REPLACE FUNCTION stage_record(s stage, t ticket, zone text, words text[]) RETURNS bytea
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT int2send(s.position)
        || int2send(((column_of(s.kind, s.counted_in) = 'cash')::integer
                     + coalesce(2 + 2 * greatest(0, least(16382, floor(date_part('epoch',
                           (s.started_at AT TIME ZONE zone) - t.business_day::timestamp) / 60)))::integer, 0))::smallint)
        || int2send((array_position(ARRAY['waiting', 'called', 'serving', 'postponed', 'served', 'no_show', 'cancelled', 'expired'],
                                    s.state) + CASE WHEN s.inaccurate IS NULL THEN 0 ELSE 16 END + CASE WHEN is_wrong_service(s.state, s.outcome) THEN 32 ELSE 0 END
                     + CASE WHEN s.waited THEN 0 ELSE 64 END)::smallint)
        || int2send(((t.category = 'priority')::integer
                     + CASE WHEN s.started_at IS NULL OR s.finished_at IS NULL THEN 0
                            ELSE 2 + 2 * greatest(0, least(16382, ceil(date_part('epoch',
                                (s.finished_at AT TIME ZONE zone) - t.business_day::timestamp) / 60)))::integer END)::smallint)
        || int2send((extract(hour FROM s.queued_at AT TIME ZONE zone)::integer
                     + CASE WHEN s.kind IN ('consultation', 'cash') THEN 0 ELSE 32 * array_position(words, s.kind) END)::smallint)
        || int2send(array_position(words, s.service)::smallint)
        || int2send(coalesce(array_position(words, s.desk), 0)::smallint)
        || int2send(coalesce(array_position(words, s.specialist), 0)::smallint)
        || int4send(t.norm) || int4send(s.postponed)
        || int8send(coalesce(wait_of(s.queued_at, s.counts_from, s.called_at, s.postponed), -9223372036854775808))
        || int8send(coalesce(walk_of(s.last_called_at, s.started_at), -9223372036854775808))
        || int8send(coalesce(service_of(s.started_at, s.finished_at, s.aside_serving), -9223372036854775808))
        || int4send(s.aside)
$$;

-- A day from its stages; an empty one where nobody came.
CREATE OR REPLACE FUNCTION packed_stages(centre integer, day date, OUT words text[], OUT stages bytea) LANGUAGE sql STABLE PARALLEL SAFE AS $$
    WITH leg AS MATERIALIZED (
        SELECT s, t, c.zone
        FROM ticket t
        JOIN stage s ON s.centre_id = t.centre_id AND s.ticket_id = t.id
        JOIN centre c ON c.id = t.centre_id
        WHERE t.centre_id = packed_stages.centre AND t.business_day = packed_stages.day
    ), word AS MATERIALIZED (
        -- Kinds come first: there is less room for their places.
        SELECT coalesce(array_agg(one ORDER BY NOT kind, one), '{}') AS all
        FROM (SELECT one, bool_or(kind) AS kind
              FROM leg CROSS JOIN LATERAL (VALUES ((s).service, false), ((s).desk, false), ((s).specialist, false),
                  (CASE WHEN (s).kind NOT IN ('consultation', 'cash') THEN (s).kind END, true)) AS said (one, kind)
              WHERE one IS NOT NULL
              GROUP BY one) AS known
    )
    SELECT word.all, coalesce((SELECT string_agg(stage_record(s, t, zone, word.all), '') FROM leg), '')
    FROM word
$$;

-- What a record says of its ticket and of its centre's clock changes by hand only, and never in a command of the queue.
CREATE OR REPLACE FUNCTION forget_day_stages() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_TABLE_NAME = 'centre' THEN
        PERFORM lock_day_summary(NEW.id);
        DELETE FROM day_stages WHERE centre_id = NEW.id;
    ELSE
        PERFORM lock_day_summary(NEW.centre_id);
        DELETE FROM day_stages WHERE centre_id = NEW.centre_id AND business_day IN (OLD.business_day, NEW.business_day);
    END IF;
    RETURN NULL;
END $$;

-- The row of a day, from its stages; zeros where nobody came.
CREATE OR REPLACE FUNCTION day_summary_of(centre integer, day date) RETURNS SETOF day_summary LANGUAGE sql STABLE AS $$
    SELECT day_summary_of.centre, day_summary_of.day,
           coalesce(sums.stages, 0), coalesce(sums.open, 0), coalesce(sums.consultation, 0), coalesce(sums.consultation_wait, 0),
           coalesce(sums.consultation_service, 0), coalesce(sums.consultation_no_show, 0), coalesce(sums.consultation_cancelled, 0), coalesce(sums.consultation_expired, 0),
           coalesce(sums.consultation_inaccurate, 0), coalesce(sums.cash, 0), coalesce(sums.cash_wait, 0), coalesce(sums.cash_service, 0),
           coalesce(sums.cash_no_show, 0), coalesce(sums.cash_cancelled, 0), coalesce(sums.cash_expired, 0), coalesce(sums.cash_inaccurate, 0),
           coalesce(sums.both_kinds, 0), coalesce(sums.both_wait, 0), coalesce(sums.both_service, 0), coalesce(sums.both_left_out, 0),
           coalesce(sums.contacts, 0), coalesce(sums.contacts_no_show, 0), coalesce(sums.contacts_cancelled, 0), coalesce(sums.contacts_expired, 0),
           coalesce(sums.contacts_open, 0),
           coalesce(sums.consultation_wrong_service, 0),
           coalesce(sums.consultation_not_queued, 0),
           coalesce(sums.consultation_at_once, 0),
           coalesce(sums.cash_wrong_service, 0),
           coalesce(sums.cash_not_queued, 0),
           coalesce(sums.cash_at_once, 0),
           coalesce(sums.both_not_queued, 0),
           coalesce(hashed.hash, '')
    FROM (SELECT) AS one
    LEFT JOIN day_sums AS sums ON sums.centre_id = day_summary_of.centre AND sums.business_day = day_summary_of.day
    LEFT JOIN day_hashes(day_summary_of.centre, day_summary_of.day, day_summary_of.day) AS hashed ON true
$$;

-- The same as month_hash and month_figures, from what is kept, and from the stages of those days that nothing is kept of;
-- missing says how many of these could be kept.
CREATE OR REPLACE FUNCTION kept_month(centre integer, month date, OUT hash text, OUT figures jsonb, OUT missing integer)
LANGUAGE sql STABLE AS $$
    WITH day AS MATERIALIZED (
        SELECT false AS fresh, d
        FROM day_summary d
        WHERE centre_id = kept_month.centre
          AND business_day BETWEEN kept_month.month AND (kept_month.month + interval '1 month')::date - 1
        UNION ALL
        SELECT true, made
        FROM (SELECT kept_month.month + n AS business_day
              FROM generate_series(0, (kept_month.month + interval '1 month')::date - kept_month.month - 1) AS n
              WHERE NOT EXISTS (SELECT FROM day_summary d
                                WHERE d.centre_id = kept_month.centre AND d.business_day = kept_month.month + n)
                AND EXISTS (SELECT FROM ticket t
                            WHERE t.centre_id = kept_month.centre AND t.business_day = kept_month.month + n)) AS one
        CROSS JOIN LATERAL day_summary_of(kept_month.centre, one.business_day) AS made
    )
    SELECT encode(sha256(convert_to(
               'talon-facts 1' || E'\t' || (SELECT code FROM centre AS c WHERE c.id = kept_month.centre) || E'\t'
               || to_char(kept_month.month, 'YYYY-MM') || E'\n'
               || coalesce(string_agg(to_char((d).business_day, 'YYYY-MM-DD') || E'\t' || (d).stages || E'\t' || (d).hash || E'\n', ''
                                      ORDER BY (d).business_day) FILTER (WHERE (d).stages > 0), ''), 'UTF8')), 'hex'),
           (SELECT coalesce(jsonb_object_agg(key, total), '{}')
            FROM (SELECT key, sum(value::bigint)::bigint AS total
                  FROM day CROSS JOIN LATERAL jsonb_each_text(to_jsonb(d) - ARRAY['centre_id', 'business_day', 'hash'])
                  GROUP BY key) AS summed),
           (count(*) FILTER (WHERE fresh AND settles((d).business_day) AND (d).open = 0))::integer
    FROM day
$$;

-- A ticket's route and label are part of what is kept; they change by hand only once the day is over.
CREATE OR REPLACE FUNCTION forget_day_of_ticket() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM lock_day_summary(NEW.centre_id);
    DELETE FROM day_summary WHERE centre_id = NEW.centre_id AND business_day = NEW.business_day;
    RETURN NULL;
END $$;
