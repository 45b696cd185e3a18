-- How desks spent their days, as GET /reports/desk-times says it, for other tools: worked out a centre and day at a time, so
-- that whoever asks for a week pays for a week. What was counted once is taken out of what comes after it: a doubtful stage,
-- service, walking, break, idle. A desk that was opened up to a week before is still open.
CREATE VIEW report.desk_time AS
SELECT day.centre, day.business_day, spent.desk,
       spent.serving_s, spent.walking_s, spent.doubtful_s, spent.idle_s, spent.idle_waiting_s, spent.paused_s, spent.closed_s,
       spent.pauses
FROM (
    SELECT centre.id AS centre_id, centre.code AS centre, centre.zone, edge.first + n AS business_day
    FROM public.centre
    CROSS JOIN LATERAL (
        SELECT least((SELECT min(business_day) FROM public.ticket WHERE ticket.centre_id = centre.id),
                     (SELECT (min(at) AT TIME ZONE centre.zone)::date FROM public.event
                      WHERE event.centre_id = centre.id
                        AND kind IN ('desk_opened', 'desk_paused', 'desk_resumed', 'desk_closed'))) AS first,
               greatest((SELECT max(business_day) FROM public.ticket WHERE ticket.centre_id = centre.id),
                        (now() AT TIME ZONE centre.zone)::date) AS last) AS edge
    CROSS JOIN LATERAL generate_series(0, edge.last - edge.first) AS n
) AS day
CROSS JOIN LATERAL (
    WITH this AS (
        SELECT tstzrange(day.business_day::timestamp AT TIME ZONE day.zone,
                         (day.business_day + 1)::timestamp AT TIME ZONE day.zone) AS span,
               (SELECT tstzmultirange(tstzrange((day.business_day + opens) AT TIME ZONE day.zone,
                                                (day.business_day + closes) AT TIME ZONE day.zone))
                FROM public.working_hours
                WHERE centre_id = day.centre_id AND weekday = extract(isodow FROM day.business_day)) AS hours,
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
                    THEN CASE WHEN has_hours THEN coalesce(hours, '{}') ELSE tstzmultirange(worked.span) END - present END AS closed
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
COMMENT ON VIEW report.desk_time IS 'One row a desk and day: how it spent the day, no second in two places. Ask for the days you need: each is worked out when it is asked for.';
COMMENT ON COLUMN report.desk_time.centre IS 'The centre''s code.';
COMMENT ON COLUMN report.desk_time.business_day IS 'The centre''s date.';
COMMENT ON COLUMN report.desk_time.desk IS 'The desk''s code.';
COMMENT ON COLUMN report.desk_time.serving_s IS 'Seconds of serving.';
COMMENT ON COLUMN report.desk_time.walking_s IS 'Seconds from first calls until the visitors came or did not.';
COMMENT ON COLUMN report.desk_time.doubtful_s IS 'Seconds of stages whose times are not trusted.';
COMMENT ON COLUMN report.desk_time.idle_s IS 'Seconds open and free while nobody waited for it; null where nobody recorded when it was open.';
COMMENT ON COLUMN report.desk_time.idle_waiting_s IS 'Seconds open and free while somebody waited for a kind that it serves; null as before.';
COMMENT ON COLUMN report.desk_time.paused_s IS 'Seconds of breaks.';
COMMENT ON COLUMN report.desk_time.closed_s IS 'Seconds closed within the working hours, or where there are none, while any desk of the centre was open; null as before.';
COMMENT ON COLUMN report.desk_time.pauses IS 'The seconds of breaks by reason; null: no break. The same as rows: report.desk_pause.';

CREATE VIEW report.desk_pause AS
SELECT centre, business_day, desk, reason, seconds::bigint AS paused_s
FROM report.desk_time CROSS JOIN LATERAL jsonb_each_text(pauses) AS pause (reason, seconds)
WHERE seconds <> '0';
COMMENT ON VIEW report.desk_pause IS 'One row a desk, day and reason: the breaks of report.desk_time.';
COMMENT ON COLUMN report.desk_pause.centre IS 'The centre''s code.';
COMMENT ON COLUMN report.desk_pause.business_day IS 'The centre''s date.';
COMMENT ON COLUMN report.desk_pause.desk IS 'The desk''s code.';
COMMENT ON COLUMN report.desk_pause.reason IS 'Why, as the specialist gave it.';
COMMENT ON COLUMN report.desk_pause.paused_s IS 'Seconds of breaks for that reason.';

-- Where a centre hides names, its rows name no specialist.
CREATE OR REPLACE VIEW report.stage AS
SELECT centre.code AS centre, ticket.business_day, ticket.label, stage.position, ticket.service, stage.kind, ticket.category,
       stage.state, stage.queued_at,
       stage.queued_at AT TIME ZONE centre.zone AS queued_local,
       stage.called_at AT TIME ZONE centre.zone AS called_local,
       stage.started_at AT TIME ZONE centre.zone AS started_local,
       stage.finished_at AT TIME ZONE centre.zone AS finished_local,
       stage.calls, stage.desk, CASE WHEN NOT centre.names_hidden THEN stage.specialist END AS specialist,
       extract(epoch FROM stage.called_at - stage.queued_at) - stage.postponed AS wait_s,
       extract(epoch FROM stage.started_at - stage.last_called_at) AS walk_s,
       extract(epoch FROM stage.finished_at - stage.started_at) AS service_s,
       stage.postponed AS postponed_s,
       ticket.norm AS norm_s,
       extract(epoch FROM stage.called_at - stage.queued_at) - stage.postponed <= ticket.norm AS within_norm,
       stage.state = 'served' AND stage.inaccurate IS NULL AS counts,
       stage.inaccurate
FROM public.stage
JOIN public.ticket ON ticket.centre_id = stage.centre_id AND ticket.id = stage.ticket_id
JOIN public.centre ON centre.id = ticket.centre_id;
COMMENT ON COLUMN report.stage.specialist IS 'Who called it, by login: staff:petrova; null where the centre hides names.';

CREATE OR REPLACE VIEW report.desk_day AS
SELECT named.centre, named.business_day, named.desk, named.specialist,
       min(named.called_at) AT TIME ZONE named.zone AS first_call_local,
       max(named.finished_at) AT TIME ZONE named.zone AS last_end_local,
       count(*)::integer AS stages,
       (count(*) FILTER (WHERE named.state = 'served'))::integer AS served,
       (count(*) FILTER (WHERE named.state = 'no_show'))::integer AS no_show,
       (count(*) FILTER (WHERE named.state = 'served' AND named.inaccurate IS NOT NULL))::integer AS inaccurate,
       coalesce(sum(extract(epoch FROM named.finished_at - named.started_at)) FILTER (WHERE named.inaccurate IS NULL), 0) AS service_s,
       coalesce(sum(extract(epoch FROM named.started_at - named.called_at)) FILTER (WHERE named.inaccurate IS NULL), 0) AS walk_s
FROM (SELECT centre.code AS centre, centre.zone, ticket.business_day, stage.desk, stage.state, stage.inaccurate,
             stage.called_at, stage.started_at, stage.finished_at,
             CASE WHEN NOT centre.names_hidden THEN stage.specialist END AS specialist
      FROM public.stage
      JOIN public.ticket ON ticket.centre_id = stage.centre_id AND ticket.id = stage.ticket_id
      JOIN public.centre ON centre.id = ticket.centre_id
      WHERE stage.desk IS NOT NULL) AS named
GROUP BY named.centre, named.zone, named.business_day, named.desk, named.specialist;
COMMENT ON VIEW report.desk_day IS 'One row a desk, day and specialist who called there: what was done and how long it took. Where the centre hides names, one row a desk and day. How the desk''s other time went: report.desk_time.';
COMMENT ON COLUMN report.desk_day.specialist IS 'Who called, by login: staff:petrova; null where it is not known, or the centre hides names.';

-- Why a sending failed: which trouble, and what it is about. What libraries said, in reason until now, is for the log.
ALTER TABLE sending_run ADD COLUMN fault text, ADD COLUMN about text;

-- What a printer said of itself is cleared away when it is old; what is not old is still not to be changed.
DROP TRIGGER printer_event_is_append_only ON printer_event;
CREATE TRIGGER printer_event_is_append_only BEFORE UPDATE ON printer_event
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER printer_event_is_kept BEFORE DELETE ON printer_event
    FOR EACH ROW WHEN (OLD.at > now() - interval '399 days') EXECUTE FUNCTION refuse_change();
