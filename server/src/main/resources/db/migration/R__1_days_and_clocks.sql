-- The files R__1 to R__9 hold every function, view and trigger. They run in the order of their names after the numbered files, and
-- again whenever they change: so they only say CREATE OR REPLACE. What takes a parameter, a column or a trigger away is a numbered
-- file's work.

-- At what hour of the next date a business day ends.
CREATE OR REPLACE FUNCTION day_ends_at(day_ends timestamp[], day date) RETURNS time LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT coalesce((SELECT max(since)::time FROM unnest(day_ends) AS since WHERE since < day + 1), time '00:00')
$$;

-- When a business day begins, which is when the one before it ends. An hour that the clock leaves out is the moment at which it
-- leaves it out; of one that comes twice it is the second.
CREATE OR REPLACE FUNCTION day_begins(zone text, day_ends timestamp[], day date) RETURNS timestamptz LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT (day + public.day_ends_at(day_ends, day - 1)) AT TIME ZONE zone
$$;

-- The business day of a moment; dev.talon.centre.BusinessDays is the same for what Java reads from files.
CREATE OR REPLACE FUNCTION business_day(zone text, day_ends timestamp[], at timestamptz) RETURNS date LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT (at AT TIME ZONE zone)::date
           - CASE WHEN cardinality(day_ends) > 0 AND at < public.day_begins(zone, day_ends, (at AT TIME ZONE zone)::date)
                  THEN 1 ELSE 0 END
$$;

-- The same with another hour from the next business day on; one that was to come is forgotten.
CREATE OR REPLACE FUNCTION day_ends_changed(day_ends timestamp[], today date, ends time) RETURNS timestamp[] LANGUAGE sql IMMUTABLE AS $$
    SELECT known || CASE WHEN public.day_ends_at(known, today) = ends THEN '{}' ELSE ARRAY[(today + 1) + ends] END
    FROM (SELECT ARRAY(SELECT since FROM unnest(day_ends) AS since WHERE since < today + 1 ORDER BY since) AS known) AS past
$$;

-- The hours of a centre on a date, on its clock: dev.talon.hours.Hours.spansOn for reports. No row: it is not worked, or nothing is known.
CREATE OR REPLACE FUNCTION hours_on(centre integer, date date) RETURNS TABLE (opens time, closes time)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
    WITH special AS MATERIALIZED (
        SELECT s.opens, s.closes FROM public.special_day s
        WHERE s.centre_id = hours_on.centre AND s.service = '' AND s.day = hours_on.date
    ), calendar AS MATERIALIZED (
        SELECT d.kind, d.alike, d.shorter_by FROM public.centre c JOIN public.calendar_day d ON d.country = c.calendar
        WHERE c.id = hours_on.centre AND d.day = hours_on.date
    ), week AS MATERIALIZED (
        SELECT w.weekday, w.opens, w.closes FROM public.working_hours w
        WHERE w.centre_id = hours_on.centre AND w.service = ''
          AND w.valid_from = (SELECT max(valid_from) FROM public.working_week v
                              WHERE v.centre_id = hours_on.centre AND v.service = '' AND v.valid_from <= hours_on.date)
    ), usual AS (
        SELECT week.opens, week.closes, row_number() OVER (ORDER BY week.opens DESC) = 1 AS last
        FROM week
        WHERE NOT EXISTS (SELECT FROM special) AND NOT EXISTS (SELECT FROM calendar WHERE kind = 'off')
          AND week.weekday = CASE
              WHEN EXISTS (SELECT FROM calendar WHERE kind = 'work')
                   AND NOT EXISTS (SELECT FROM week own WHERE own.weekday = extract(isodow FROM hours_on.date))
              THEN (SELECT alike FROM calendar) ELSE extract(isodow FROM hours_on.date) END
    ), shorter AS (
        SELECT coalesce((SELECT make_interval(mins => shorter_by) FROM calendar WHERE kind = 'short'), interval '0') AS by
    )
    SELECT s.opens, s.closes FROM special, unnest(special.opens, special.closes) AS s(opens, closes)
    UNION ALL
    SELECT usual.opens, CASE WHEN usual.last THEN usual.closes - shorter.by ELSE usual.closes END
    FROM usual, shorter
    WHERE NOT usual.last
       OR usual.closes - usual.opens + CASE WHEN usual.closes <= usual.opens THEN interval '1 day' ELSE interval '0' END > shorter.by
$$;

-- The working hours that fall on a business day, those of the evening before and of the next morning among them.
CREATE OR REPLACE FUNCTION worked_on(centre integer, zone text, day date) RETURNS tstzmultirange
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
    SELECT coalesce(range_agg(tstzrange(span.opens, greatest(span.opens, span.closes))), '{}')
           * (SELECT tstzmultirange(tstzrange(public.day_begins(worked_on.zone, its.day_ends, day),
                                              public.day_begins(worked_on.zone, its.day_ends, day + 1)))
              FROM public.centre AS its WHERE its.id = worked_on.centre)
    FROM (VALUES (day - 1), (day), (day + 1)) AS one(date)
    CROSS JOIN LATERAL public.hours_on(worked_on.centre, one.date) AS w
    CROSS JOIN LATERAL (
        SELECT (one.date + w.opens) AT TIME ZONE zone AS opens,
               (one.date + CASE WHEN w.closes <= w.opens THEN 1 ELSE 0 END + w.closes) AT TIME ZONE zone AS closes) AS span
$$;

-- Whether a centre's weekly hours were known on a day.
CREATE OR REPLACE FUNCTION has_hours(centre integer, day date) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
    SELECT EXISTS (SELECT FROM public.working_week w
                   WHERE w.centre_id = has_hours.centre AND w.service = '' AND w.valid_from <= day)
$$;

-- The instant that the closing goes by: of the transaction, or one that a test has set.
CREATE OR REPLACE FUNCTION months_now() RETURNS timestamptz LANGUAGE sql STABLE AS $$
    SELECT coalesce(nullif(current_setting('talon.now', true), '')::timestamptz, now())
$$;

-- A month is past for a stage's triggers as soon as it has ended anywhere, which is hours before it may be closed.
-- A glance that needs no table: whether a month has ended anywhere.
CREATE OR REPLACE FUNCTION month_is_past(day date) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT day < date_trunc('month', months_now() AT TIME ZONE 'UTC' + interval '14 hours')
$$;

-- Whether it has ended at the centre, by its business days, which is an hour before it may be closed there.
CREATE OR REPLACE FUNCTION month_is_past(centre integer, day date) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT day < date_trunc('month', business_day(c.zone, c.day_ends, months_now())) FROM centre c WHERE c.id = centre
$$;

-- When a day may be settled: no zone is still in it, whatever a centre's zone is or becomes, and has not been for a day,
-- so that no transaction that began in it can still be open.
CREATE OR REPLACE FUNCTION settles(day date) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT day < (now() AT TIME ZONE 'UTC')::date - 2
$$;

-- $1 the node's time · $2 how many seconds the two may be apart.
CREATE OR REPLACE FUNCTION clocks_agree(node timestamptz, apart double precision) RETURNS boolean LANGUAGE sql VOLATILE AS $$
    SELECT clock_timestamp() BETWEEN node - make_interval(secs => apart) AND node + make_interval(secs => apart)
$$;

-- For a statement that begins after the moment until which somebody waited for it. In place of a time, so that it is asked only then.
CREATE OR REPLACE FUNCTION too_late() RETURNS timestamptz LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'nobody waits for this any more' USING ERRCODE = 'query_canceled';
END $$;
