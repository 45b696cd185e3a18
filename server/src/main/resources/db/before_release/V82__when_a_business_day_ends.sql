-- When a centre's business day ends: at midnight, or at an hour before noon of the next date, for those that work past midnight.

ALTER TABLE centre ADD COLUMN day_ends timestamp[] NOT NULL DEFAULT '{}';
COMMENT ON COLUMN centre.day_ends IS
    'When its business days end. Each element is a date and an hour: from that business day on, days end at that hour of the next date. Before the first of them, and where there is none, they end at midnight. What is past never changes.';

-- At what hour of the next date a business day ends.
CREATE FUNCTION day_ends_at(day_ends timestamp[], day date) RETURNS time LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT coalesce((SELECT max(since)::time FROM unnest(day_ends) AS since WHERE since < day + 1), time '00:00')
$$;

-- When a business day begins, which is when the one before it ends. An hour that the clock leaves out is the moment at which it
-- leaves it out; of one that comes twice it is the second.
CREATE FUNCTION day_begins(zone text, day_ends timestamp[], day date) RETURNS timestamptz LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT (day + public.day_ends_at(day_ends, day - 1)) AT TIME ZONE zone
$$;

-- The business day of a moment; dev.talon.centre.BusinessDays is the same for what Java reads from files.
CREATE FUNCTION business_day(zone text, day_ends timestamp[], at timestamptz) RETURNS date LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT (at AT TIME ZONE zone)::date
           - CASE WHEN cardinality(day_ends) > 0 AND at < public.day_begins(zone, day_ends, (at AT TIME ZONE zone)::date)
                  THEN 1 ELSE 0 END
$$;

-- The same with another hour from the next business day on; one that was to come is forgotten.
CREATE FUNCTION day_ends_changed(day_ends timestamp[], today date, ends time) RETURNS timestamp[] LANGUAGE sql IMMUTABLE AS $$
    SELECT known || CASE WHEN public.day_ends_at(known, today) = ends THEN '{}' ELSE ARRAY[(today + 1) + ends] END
    FROM (SELECT ARRAY(SELECT since FROM unnest(day_ends) AS since WHERE since < today + 1 ORDER BY since) AS known) AS past
$$;

-- As in V59, by the centre's business days.
CREATE OR REPLACE FUNCTION month_is_past(centre integer, day date) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT day < date_trunc('month', business_day(c.zone, c.day_ends, months_now())) FROM centre c WHERE c.id = centre
$$;

-- As in V35.
CREATE OR REPLACE FUNCTION keep_service_norm() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    today date := (SELECT business_day(zone, day_ends, now()) FROM centre WHERE id = NEW.centre_id);
BEGIN
    IF TG_OP = 'INSERT' THEN
        INSERT INTO service_norm VALUES (NEW.centre_id, NEW.code, '2000-01-01', NEW.norm) ON CONFLICT DO NOTHING;
    ELSIF NEW.norm IS DISTINCT FROM (
            SELECT n.norm FROM service_norm n
            WHERE n.centre_id = NEW.centre_id AND n.service = NEW.code AND n.valid_from <= today
            ORDER BY n.valid_from DESC LIMIT 1) THEN
        INSERT INTO service_norm VALUES (NEW.centre_id, NEW.code, today, NEW.norm)
        ON CONFLICT (centre_id, service, valid_from) DO UPDATE SET norm = EXCLUDED.norm;
    END IF;
    RETURN NULL;
END $$;

-- The working hours that fall on a business day, those of the evening before and of the next morning among them.
CREATE OR REPLACE FUNCTION worked_on(centre integer, zone text, day date) RETURNS tstzmultirange
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
    SELECT coalesce(range_agg(tstzrange(span.opens, greatest(span.opens, span.closes))), '{}')
           * (SELECT tstzmultirange(tstzrange(public.day_begins(worked_on.zone, its.day_ends, day),
                                              public.day_begins(worked_on.zone, its.day_ends, day + 1)))
              FROM public.centre AS its WHERE its.id = worked_on.centre)
    FROM (VALUES (day - 1), (day), (day + 1)) AS one(date)
    JOIN public.working_hours w ON w.centre_id = worked_on.centre AND w.weekday = extract(isodow FROM one.date)
    CROSS JOIN LATERAL (
        SELECT (one.date + w.opens) AT TIME ZONE zone AS opens,
               (one.date + CASE WHEN w.closes <= w.opens THEN 1 ELSE 0 END + w.closes) AT TIME ZONE zone AS closes) AS span
$$;

CREATE OR REPLACE VIEW report.desk_time AS
SELECT day.centre, day.business_day, spent.desk,
       spent.serving_s, spent.walking_s, spent.doubtful_s, spent.idle_s, spent.idle_waiting_s, spent.paused_s, spent.closed_s,
       spent.pauses
FROM (
    SELECT centre.id AS centre_id, centre.code AS centre, centre.zone, centre.day_ends, edge.first + n AS business_day
    FROM public.centre
    CROSS JOIN LATERAL (
        SELECT least((SELECT min(business_day) FROM public.ticket WHERE ticket.centre_id = centre.id),
                     (SELECT public.business_day(centre.zone, centre.day_ends, min(at)) FROM public.event
                      WHERE event.centre_id = centre.id
                        AND kind IN ('desk_opened', 'desk_paused', 'desk_resumed', 'desk_closed'))) AS first,
               greatest((SELECT max(business_day) FROM public.ticket WHERE ticket.centre_id = centre.id),
                        public.business_day(centre.zone, centre.day_ends, now())) AS last) AS edge
    CROSS JOIN LATERAL generate_series(0, edge.last - edge.first) AS n
) AS day
CROSS JOIN LATERAL (
    WITH this AS (
        SELECT tstzrange(public.day_begins(day.zone, day.day_ends, day.business_day),
                         public.day_begins(day.zone, day.day_ends, day.business_day + 1)) AS span,
               public.worked_on(day.centre_id, day.zone, day.business_day) AS hours,
               EXISTS (SELECT FROM public.working_hours WHERE centre_id = day.centre_id) AS has_hours
    ), turn AS (
        SELECT desk, kind, reason,
               tstzrange(at, greatest(at, least(lead(at, 1, now()) OVER (PARTITION BY desk ORDER BY at, id), at + interval '7 days'))) AS span
        FROM public.event
        WHERE centre_id = day.centre_id AND kind IN ('desk_opened', 'desk_paused', 'desk_resumed', 'desk_closed')
          AND at >= day.business_day - 9 AND at < day.business_day + 3
    ), attended AS (
        SELECT desk, range_agg(turn.span * this.span) AS open,
               range_agg(turn.span * this.span) FILTER (WHERE kind = 'desk_paused') AS paused
        FROM this JOIN turn ON turn.span && this.span AND kind <> 'desk_closed'
        GROUP BY desk
    ), leg AS (
        SELECT stage.desk, stage.kind, stage.inaccurate, stage.queued_at, stage.called_at, stage.started_at,
               coalesce(stage.finished_at, now()) AS ended_at
        FROM public.ticket
        JOIN public.stage ON stage.centre_id = ticket.centre_id AND stage.ticket_id = ticket.id
        WHERE ticket.centre_id = day.centre_id AND ticket.business_day = day.business_day
    ), busy AS (
        SELECT desk,
               range_agg(tstzrange(started_at, greatest(started_at, ended_at)) * this.span)
                   FILTER (WHERE started_at IS NOT NULL AND inaccurate IS NULL) AS serving,
               range_agg(tstzrange(called_at, greatest(called_at, ended_at)) * this.span)
                   FILTER (WHERE inaccurate IS NOT NULL) AS doubtful,
               range_agg(tstzrange(called_at, greatest(called_at, coalesce(started_at, ended_at))) * this.span)
                   FILTER (WHERE inaccurate IS NULL) AS walking
        FROM leg CROSS JOIN this
        WHERE desk IS NOT NULL AND called_at IS NOT NULL
        GROUP BY desk
    ), waiting AS (
        SELECT kind, range_agg(tstzrange(queued_at, greatest(queued_at, coalesce(called_at, ended_at))) * this.span) AS span
        FROM leg CROSS JOIN this GROUP BY kind
    ), part AS (
        SELECT desk, attended.open, coalesce(busy.doubtful, '{}') AS doubtful,
               coalesce(busy.serving, '{}') - coalesce(busy.doubtful, '{}') AS serving,
               coalesce(busy.walking, '{}') - coalesce(busy.serving, '{}') - coalesce(busy.doubtful, '{}') AS walking,
               coalesce(attended.paused, '{}') AS paused,
               coalesce((SELECT range_agg(one) FROM waiting, unnest(waiting.span) AS one
                         JOIN public.desk AS its ON its.centre_id = day.centre_id AND its.code = desk
                         WHERE waiting.kind = ANY (its.stages)), '{}') AS awaited
        FROM attended FULL JOIN busy USING (desk)
    ), apart AS (
        SELECT part.*, doubtful + serving + walking AS taken, coalesce(open, '{}') + doubtful + serving + walking AS present
        FROM part
    ), worked AS (
        SELECT range_merge(range_agg(one)) AS span FROM apart, unnest(present) AS one
    ), spans AS (
        SELECT desk, serving, walking, doubtful, open - taken - paused - awaited AS idle,
               (open - taken - paused) * awaited AS idle_waiting, paused - taken AS paused,
               CASE WHEN open IS NOT NULL
                    THEN CASE WHEN has_hours THEN hours ELSE tstzmultirange(worked.span) END - present END AS closed
        FROM apart CROSS JOIN this CROSS JOIN worked
    )
    SELECT spans.desk,
           (SELECT coalesce(round(extract(epoch FROM sum(upper(s) - lower(s)))), 0)::bigint FROM unnest(serving) AS s) AS serving_s,
           (SELECT coalesce(round(extract(epoch FROM sum(upper(s) - lower(s)))), 0)::bigint FROM unnest(walking) AS s) AS walking_s,
           (SELECT coalesce(round(extract(epoch FROM sum(upper(s) - lower(s)))), 0)::bigint FROM unnest(doubtful) AS s) AS doubtful_s,
           CASE WHEN idle IS NOT NULL THEN
           (SELECT coalesce(round(extract(epoch FROM sum(upper(s) - lower(s)))), 0)::bigint FROM unnest(idle) AS s) END AS idle_s,
           CASE WHEN idle_waiting IS NOT NULL THEN
           (SELECT coalesce(round(extract(epoch FROM sum(upper(s) - lower(s)))), 0)::bigint FROM unnest(idle_waiting) AS s) END AS idle_waiting_s,
           (SELECT coalesce(round(extract(epoch FROM sum(upper(s) - lower(s)))), 0)::bigint FROM unnest(paused) AS s) AS paused_s,
           CASE WHEN closed IS NOT NULL THEN
           (SELECT coalesce(round(extract(epoch FROM sum(upper(s) - lower(s)))), 0)::bigint FROM unnest(closed) AS s) END AS closed_s,
           (SELECT jsonb_object_agg(reason, seconds) FROM (
                SELECT turn.reason, round(extract(epoch FROM sum(upper(s) - lower(s)))) AS seconds
                FROM turn, unnest(spans.paused * tstzmultirange(turn.span)) AS s
                WHERE turn.desk = spans.desk AND turn.kind = 'desk_paused'
                GROUP BY turn.reason) AS why) AS pauses
    FROM spans) AS spent;
