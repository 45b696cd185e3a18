-- Whoever changes facts of a settled day, and whoever settles a day, holds this until the end of its transaction.
CREATE OR REPLACE FUNCTION lock_day_figures(centre integer) RETURNS void LANGUAGE sql AS $$
    SELECT pg_advisory_xact_lock(1952541548, centre)
$$;

CREATE OR REPLACE FUNCTION forget_day_figures() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- With an older snapshot the DELETE would pass over a row that was settled a moment ago.
    IF current_setting('transaction_isolation') <> 'read committed' THEN
        RAISE EXCEPTION 'facts of past days are changed in READ COMMITTED transactions only';
    END IF;
    IF TG_OP <> 'INSERT' THEN
        PERFORM lock_day_figures(OLD.centre_id);
        DELETE FROM day_figures WHERE centre_id = OLD.centre_id AND business_day = OLD.business_day;
    END IF;
    IF TG_OP <> 'DELETE' THEN
        PERFORM lock_day_figures(NEW.centre_id);
        DELETE FROM day_figures WHERE centre_id = NEW.centre_id AND business_day = NEW.business_day;
    END IF;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION forget_all_day_figures() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM day_figures;
    RETURN NULL;
END $$;

-- A stage in 48 bytes: position, kind, state (16 more where its times are not trusted), category, hour, service, desk, specialist: two
-- each; norm and time put off, seconds: four each; wait, walk and service, microseconds, the least number where there is none: eight
-- each. Beside the kind, in doubles, stands one more than the minute in which the service began, beside the category one more than
-- that by which it had ended, counted from the midnight at which its business day begins on the centre's clock, 0 to 16382; 0: none.
CREATE OR REPLACE FUNCTION stage_record(s stage, t ticket, zone text, words text[]) RETURNS bytea
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT int2send(s.position)
        || int2send(((s.kind = 'cash')::integer
                     + coalesce(2 + 2 * greatest(0, least(16382, floor(date_part('epoch',
                           (s.started_at AT TIME ZONE zone) - t.business_day::timestamp) / 60)))::integer, 0))::smallint)
        || int2send((array_position(ARRAY['waiting', 'called', 'serving', 'postponed', 'served', 'no_show', 'cancelled', 'expired'],
                                    s.state) + CASE WHEN s.inaccurate IS NULL THEN 0 ELSE 16 END)::smallint)
        || int2send(((t.category = 'priority')::integer
                     + CASE WHEN s.started_at IS NULL OR s.finished_at IS NULL THEN 0
                            ELSE 2 + 2 * greatest(0, least(16382, ceil(date_part('epoch',
                                (s.finished_at AT TIME ZONE zone) - t.business_day::timestamp) / 60)))::integer END)::smallint)
        || int2send(extract(hour FROM s.queued_at AT TIME ZONE zone)::smallint)
        || int2send(array_position(words, t.service)::smallint)
        || int2send(coalesce(array_position(words, s.desk), 0)::smallint)
        || int2send(coalesce(array_position(words, s.specialist), 0)::smallint)
        || int4send(t.norm) || int4send(s.postponed)
        || int8send(coalesce(wait_of(s.queued_at, s.called_at, s.postponed), -9223372036854775808))
        || int8send(coalesce(walk_of(s.last_called_at, s.started_at), -9223372036854775808))
        || int8send(coalesce(service_of(s.started_at, s.finished_at), -9223372036854775808))
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
        SELECT coalesce(array_agg(DISTINCT one), '{}') AS all
        FROM leg CROSS JOIN LATERAL unnest(ARRAY[(t).service, (s).desk, (s).specialist]) AS one
        WHERE one IS NOT NULL
    )
    SELECT word.all, coalesce((SELECT string_agg(stage_record(s, t, zone, word.all), '') FROM leg), '')
    FROM word
$$;

-- What a record says of its ticket and of its centre's clock changes by hand only, and never in a command of the queue.
CREATE OR REPLACE FUNCTION forget_day_stages() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_TABLE_NAME = 'centre' THEN
        PERFORM lock_day_figures(NEW.id);
        DELETE FROM day_stages WHERE centre_id = NEW.id;
    ELSE
        PERFORM lock_day_figures(NEW.centre_id);
        DELETE FROM day_stages WHERE centre_id = NEW.centre_id AND business_day IN (OLD.business_day, NEW.business_day);
    END IF;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION day_passport_of(centre integer, day date, OUT contacts integer, OUT stages integer, OUT hash text, OUT figures jsonb)
LANGUAGE sql STABLE AS $$
    SELECT (figures ->> 'contacts')::integer, coalesce(hashed.stages, 0)::integer, coalesce(hashed.hash, ''), figures
    FROM figures_between(day_passport_of.centre, day_passport_of.day, day_passport_of.day) AS figures
    LEFT JOIN day_hashes(day_passport_of.centre, day_passport_of.day, day_passport_of.day) AS hashed ON true
$$;

-- The same as month_hash and month_figures, from what is kept, and from the stages of those days that nothing is kept of;
-- missing says how many of these could be kept.
CREATE OR REPLACE FUNCTION kept_month(centre integer, month date, OUT hash text, OUT figures jsonb, OUT missing integer)
LANGUAGE sql STABLE AS $$
    WITH day AS MATERIALIZED (
        SELECT business_day, false AS fresh, stages, hash, figures
        FROM day_passport
        WHERE centre_id = kept_month.centre
          AND business_day BETWEEN kept_month.month AND (kept_month.month + interval '1 month')::date - 1
        UNION ALL
        SELECT one.business_day, true, made.stages, made.hash, made.figures
        FROM (SELECT kept_month.month + n AS business_day
              FROM generate_series(0, (kept_month.month + interval '1 month')::date - kept_month.month - 1) AS n
              WHERE NOT EXISTS (SELECT FROM day_passport p
                                WHERE p.centre_id = kept_month.centre AND p.business_day = kept_month.month + n)
                AND EXISTS (SELECT FROM ticket t
                            WHERE t.centre_id = kept_month.centre AND t.business_day = kept_month.month + n)) AS one
        CROSS JOIN LATERAL day_passport_of(kept_month.centre, one.business_day) AS made
    )
    SELECT encode(sha256(convert_to(
               'talon-facts 1' || E'\t' || (SELECT code FROM centre AS c WHERE c.id = kept_month.centre) || E'\t'
               || to_char(kept_month.month, 'YYYY-MM') || E'\n'
               || coalesce(string_agg(to_char(business_day, 'YYYY-MM-DD') || E'\t' || stages || E'\t' || hash || E'\n', ''
                                      ORDER BY business_day) FILTER (WHERE stages > 0), ''), 'UTF8')), 'hex'),
           (SELECT coalesce(jsonb_object_agg(key, total), '{}')
            FROM (SELECT key, sum(value::bigint)::bigint AS total
                  FROM day CROSS JOIN LATERAL jsonb_each_text(day.figures)
                  GROUP BY key) AS summed),
           (count(*) FILTER (WHERE fresh AND settles(business_day) AND figures ->> 'open' = '0'))::integer
    FROM day
$$;

-- A ticket's route and label are part of what is kept; they change by hand only once the day is over.
CREATE OR REPLACE FUNCTION forget_day_passport() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM lock_day_figures(NEW.centre_id);
    DELETE FROM day_passport WHERE centre_id = NEW.centre_id AND business_day = NEW.business_day;
    RETURN NULL;
END $$;
