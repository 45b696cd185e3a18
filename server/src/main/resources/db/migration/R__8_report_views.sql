-- Views that other programs may read: without ids that open a ticket, without accounts, secrets or devices. Who may read them is for
-- whoever runs the database to grant: server/docs/reports.md says how. Comments are the documentation; a test compares them with
-- that page. CREATE OR REPLACE keeps what was granted; it only adds columns at the end: whatever else changes a view is a step of
-- its own, which drops it first and says so where it is released.

DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_namespace WHERE nspname = 'report') THEN
        CREATE SCHEMA report;
    END IF;
END $$;
COMMENT ON SCHEMA report IS 'Talon''s figures for other tools: read only, stable names, local times and seconds.';

CREATE OR REPLACE VIEW report.centre AS
SELECT code AS centre, name_ru, coalesce(nullif(name_en, ''), name_ru) AS name_en, zone,
       public.by_language(name_ru, name_en, translations -> 'name') AS names FROM public.centre;
COMMENT ON VIEW report.centre IS 'The centres.';
COMMENT ON COLUMN report.centre.centre IS 'Its code; what the other views call centre.';
COMMENT ON COLUMN report.centre.name_ru IS 'Its name in Russian.';
COMMENT ON COLUMN report.centre.name_en IS 'Its name in English; where it has none, in Russian.';
COMMENT ON COLUMN report.centre.zone IS 'Its time zone; local times of its rows are in it.';
COMMENT ON COLUMN report.centre.names IS 'Its name by language: names ->> ''ru''.';

CREATE OR REPLACE VIEW report.ticket AS
SELECT centre.code AS centre, ticket.business_day, ticket.label, ticket.service, ticket.category, ticket.language,
       ticket.issued_at, ticket.issued_at AT TIME ZONE centre.zone AS issued_local,
       ticket.norm AS norm_s, ticket.ahead, ticket.expected_from AS expected_from_s, ticket.expected_to AS expected_to_s,
       ticket.imported
FROM public.ticket JOIN public.centre ON centre.id = ticket.centre_id;
COMMENT ON VIEW report.ticket IS 'One row a ticket, as it was issued. Centre, business day and label name it.';
COMMENT ON COLUMN report.ticket.centre IS 'The centre''s code.';
COMMENT ON COLUMN report.ticket.business_day IS 'The centre''s date at issue; every stage of the ticket belongs to it.';
COMMENT ON COLUMN report.ticket.label IS 'The number on the ticket; unique in its centre and day.';
COMMENT ON COLUMN report.ticket.service IS 'The code of the chosen service.';
COMMENT ON COLUMN report.ticket.category IS 'ordinary or priority.';
COMMENT ON COLUMN report.ticket.language IS 'The language of the paper: ru or en.';
COMMENT ON COLUMN report.ticket.issued_at IS 'When it was issued, with its offset.';
COMMENT ON COLUMN report.ticket.issued_local IS 'The same on the centre''s clock.';
COMMENT ON COLUMN report.ticket.norm_s IS 'Seconds that each stage of it may wait.';
COMMENT ON COLUMN report.ticket.ahead IS 'How many the visitor was told were ahead.';
COMMENT ON COLUMN report.ticket.expected_from_s IS 'The shortest wait that was promised, seconds; null: nothing was.';
COMMENT ON COLUMN report.ticket.expected_to_s IS 'The longest wait that was promised, seconds; null: nothing was.';
COMMENT ON COLUMN report.ticket.imported IS 'Whether it came from a file and not from this queue.';

-- Where a centre hides names, its rows name no specialist.
CREATE OR REPLACE VIEW report.stage AS
SELECT centre.code AS centre, ticket.business_day, ticket.label, stage.position, stage.service, stage.kind, ticket.category,
       stage.state, stage.queued_at,
       stage.queued_at AT TIME ZONE centre.zone AS queued_local,
       stage.called_at AT TIME ZONE centre.zone AS called_local,
       stage.started_at AT TIME ZONE centre.zone AS started_local,
       stage.finished_at AT TIME ZONE centre.zone AS finished_local,
       stage.calls, stage.desk, CASE WHEN NOT centre.names_hidden THEN stage.specialist END AS specialist,
       public.seconds(public.wait_of(stage.queued_at, stage.counts_from, stage.called_at, stage.postponed)) AS wait_s,
       public.seconds(public.walk_of(stage.last_called_at, stage.started_at)) AS walk_s,
       public.seconds(public.service_of(stage.started_at, stage.finished_at, stage.aside_serving)) AS service_s,
       stage.postponed AS postponed_s,
       ticket.norm AS norm_s,
       public.within_norm(public.wait_of(stage.queued_at, stage.counts_from, stage.called_at, stage.postponed), ticket.norm) AS within_norm,
       public.counts(stage.state, stage.inaccurate, stage.outcome) AS counts,
       stage.inaccurate, stage.counts_from AT TIME ZONE centre.zone AS counts_from_local, stage.aside AS aside_s,
       stage.waited, stage.outcome,
       CASE WHEN public.is_published(public.column_of(stage.kind, stage.counted_in))
            THEN public.column_of(stage.kind, stage.counted_in) END AS counted_in
FROM public.stage
JOIN public.ticket ON ticket.centre_id = stage.centre_id AND ticket.id = stage.ticket_id
JOIN public.centre ON centre.id = ticket.centre_id;
COMMENT ON VIEW report.stage IS 'One row a stage: each leg of a ticket''s way, with its own wait and its own service.';
COMMENT ON COLUMN report.stage.centre IS 'The centre''s code.';
COMMENT ON COLUMN report.stage.business_day IS 'The day of its ticket; a stage after midnight still belongs to it.';
COMMENT ON COLUMN report.stage.label IS 'The number on its ticket.';
COMMENT ON COLUMN report.stage.position IS 'Which stage of its ticket it is, from 1.';
COMMENT ON COLUMN report.stage.service IS 'The code of the service that it was served as: after a transfer, another than its ticket''s.';
COMMENT ON COLUMN report.stage.kind IS 'The code of its kind: consultation, cash, or one of the centre''s own.';
COMMENT ON COLUMN report.stage.category IS 'ordinary or priority.';
COMMENT ON COLUMN report.stage.state IS 'waiting, called, serving, postponed, or how it ended: served, no_show, cancelled, expired (left overnight).';
COMMENT ON COLUMN report.stage.queued_at IS 'When its wait began, with its offset.';
COMMENT ON COLUMN report.stage.queued_local IS 'The same on the centre''s clock.';
COMMENT ON COLUMN report.stage.called_local IS 'Its first call, on the centre''s clock.';
COMMENT ON COLUMN report.stage.started_local IS 'When its service began, on the centre''s clock.';
COMMENT ON COLUMN report.stage.finished_local IS 'When it left the queue, however it ended, on the centre''s clock.';
COMMENT ON COLUMN report.stage.calls IS 'How often it was called.';
COMMENT ON COLUMN report.stage.desk IS 'The code of its desk.';
COMMENT ON COLUMN report.stage.specialist IS 'Who called it, by login: staff:petrova; null where the centre hides names.';
COMMENT ON COLUMN report.stage.wait_s IS 'Seconds from being queued, or from counts_from_local where that is later, to the first call, without those postponed; null before the call.';
COMMENT ON COLUMN report.stage.walk_s IS 'Seconds from the last call before the service to its start.';
COMMENT ON COLUMN report.stage.service_s IS 'Seconds from start to finish, without those for which the visitor was set aside meanwhile.';
COMMENT ON COLUMN report.stage.postponed_s IS 'Seconds postponed at the visitor''s wish.';
COMMENT ON COLUMN report.stage.norm_s IS 'Seconds that it may wait.';
COMMENT ON COLUMN report.stage.within_norm IS 'Whether it waited no longer than that; null before the call.';
COMMENT ON COLUMN report.stage.counts IS 'Whether means are taken of it: served, for its own service, and its times are trusted.';
COMMENT ON COLUMN report.stage.inaccurate IS 'Why its times are not trusted; null: they are.';
COMMENT ON COLUMN report.stage.counts_from_local IS 'From when its wait counts, on the centre''s clock; null: since it was queued.';
COMMENT ON COLUMN report.stage.aside_s IS 'Seconds for which the visitor was set aside after the first call.';
COMMENT ON COLUMN report.stage.waited IS 'Whether it is in the mean of wait: false where nobody queued for it, because it was served without a ticket.';
COMMENT ON COLUMN report.stage.outcome IS 'What came of it, from the centre''s list; wrong_service: it is left out of both means; null: nothing else than that it was done.';
COMMENT ON COLUMN report.stage.counted_in IS 'The column of the published table that it counts in: consultation or cash; null: in none of them.';

CREATE OR REPLACE VIEW report.visit AS
SELECT centre.code AS centre, ticket.business_day, ticket.label, ticket.service, ticket.category,
       min(stage.queued_at) AT TIME ZONE centre.zone AS came_local,
       max(stage.finished_at) AT TIME ZONE centre.zone AS left_local,
       count(*)::integer AS stages,
       (array_agg(stage.state ORDER BY stage.position DESC))[1] AS state,
       sum(public.seconds(public.wait_of(stage.queued_at, stage.counts_from, stage.called_at, stage.postponed))) AS wait_s,
       sum(public.seconds(public.walk_of(stage.last_called_at, stage.started_at))) AS walk_s,
       sum(public.seconds(public.service_of(stage.started_at, stage.finished_at, stage.aside_serving))) AS service_s,
       sum(stage.postponed)::integer AS postponed_s,
       extract(epoch FROM max(stage.finished_at) - min(stage.queued_at)) AS total_s,
       bool_and(public.counts(stage.state, stage.inaccurate, stage.outcome)) AS counts,
       bool_and(public.counts(stage.state, stage.inaccurate, stage.outcome)
                OR NOT public.is_published(public.column_of(stage.kind, stage.counted_in)))
           AND bool_or(public.column_of(stage.kind, stage.counted_in) = 'consultation')
           AND bool_or(public.column_of(stage.kind, stage.counted_in) = 'cash') AS through_both,
       sum(stage.aside)::integer AS aside_s
FROM public.ticket
JOIN public.stage ON stage.centre_id = ticket.centre_id AND stage.ticket_id = ticket.id
JOIN public.centre ON centre.id = ticket.centre_id
GROUP BY centre.code, centre.zone, ticket.centre_id, ticket.business_day, ticket.label, ticket.service, ticket.category;
COMMENT ON VIEW report.visit IS 'One row a ticket, its stages together: how the whole visit went.';
COMMENT ON COLUMN report.visit.centre IS 'The centre''s code.';
COMMENT ON COLUMN report.visit.business_day IS 'The day of the ticket.';
COMMENT ON COLUMN report.visit.label IS 'The number on the ticket.';
COMMENT ON COLUMN report.visit.service IS 'The code of the chosen service.';
COMMENT ON COLUMN report.visit.category IS 'ordinary or priority.';
COMMENT ON COLUMN report.visit.came_local IS 'When its first wait began, on the centre''s clock.';
COMMENT ON COLUMN report.visit.left_local IS 'When its last stage ended, on the centre''s clock; null while none has.';
COMMENT ON COLUMN report.visit.stages IS 'How many stages it came to so far.';
COMMENT ON COLUMN report.visit.state IS 'The state of its furthest stage.';
COMMENT ON COLUMN report.visit.wait_s IS 'Seconds waited in all its stages, without those postponed.';
COMMENT ON COLUMN report.visit.walk_s IS 'Seconds from last calls to starts.';
COMMENT ON COLUMN report.visit.service_s IS 'Seconds served in all its stages.';
COMMENT ON COLUMN report.visit.postponed_s IS 'Seconds postponed at the visitor''s wish.';
COMMENT ON COLUMN report.visit.total_s IS 'Seconds from coming to leaving.';
COMMENT ON COLUMN report.visit.counts IS 'Whether every stage of it counts.';
COMMENT ON COLUMN report.visit.through_both IS 'Whether its published stages count and it went through both columns: what the measured combined figures stand on.';
COMMENT ON COLUMN report.visit.aside_s IS 'Seconds for which the visitor was set aside.';

CREATE OR REPLACE VIEW report.kind AS
SELECT centre.code AS centre, kind.code AS kind, kind.names ->> 'ru' AS name_ru, coalesce(nullif(kind.names ->> 'en', ''), kind.names ->> 'ru') AS name_en,
       kind.counted_in, kind.active, kind.names
FROM public.stage_kind AS kind JOIN public.centre ON centre.id = kind.centre_id;
COMMENT ON VIEW report.kind IS 'The kinds of each centre''s stages, closed ones too.';
COMMENT ON COLUMN report.kind.centre IS 'The centre''s code.';
COMMENT ON COLUMN report.kind.kind IS 'Its code; what the other views call kind. Centres may have the same code for different things.';
COMMENT ON COLUMN report.kind.name_ru IS 'Its name in Russian.';
COMMENT ON COLUMN report.kind.name_en IS 'Its name in English; where it has none, in Russian.';
COMMENT ON COLUMN report.kind.counted_in IS 'The column of the published table that it counts in: consultation or cash; null: in none of them.';
COMMENT ON COLUMN report.kind.active IS 'Whether routes, desks and people may name it.';
COMMENT ON COLUMN report.kind.names IS 'Its name by language: names ->> ''ru''.';

CREATE OR REPLACE VIEW report.kind_day AS
SELECT centre.code AS centre, sums.business_day, sums.kind, sums.counted_in, sums.stages::integer,
       sums.wait / 1000000.0 AS wait_s, sums.service / 1000000.0 AS service_s,
       sums.no_show::integer, sums.cancelled::integer, sums.expired::integer, sums.inaccurate::integer,
       sums.wrong_service::integer, sums.not_queued::integer, sums.at_once::integer
FROM public.kind_sums AS sums JOIN public.centre ON centre.id = sums.centre_id;
COMMENT ON VIEW report.kind_day IS 'One row a centre, day and kind that had stages, also of kinds that are not published: counts and sums, so that means of any period can be taken. Ask for the days you need: each is worked out when it is asked for.';
COMMENT ON COLUMN report.kind_day.centre IS 'The centre''s code.';
COMMENT ON COLUMN report.kind_day.business_day IS 'The centre''s date.';
COMMENT ON COLUMN report.kind_day.kind IS 'The code of the kind.';
COMMENT ON COLUMN report.kind_day.counted_in IS 'The column of the published table that it counts in; null: in none of them.';
COMMENT ON COLUMN report.kind_day.stages IS 'Stages that count.';
COMMENT ON COLUMN report.kind_day.wait_s IS 'The sum of their waits, seconds.';
COMMENT ON COLUMN report.kind_day.service_s IS 'The sum of their services, seconds.';
COMMENT ON COLUMN report.kind_day.no_show IS 'Stages left out of the means: called, and nobody came.';
COMMENT ON COLUMN report.kind_day.cancelled IS 'Stages left out of the means: the visitor left the queue.';
COMMENT ON COLUMN report.kind_day.expired IS 'Stages left out of the means: left overnight.';
COMMENT ON COLUMN report.kind_day.inaccurate IS 'Stages left out of the means: served, with times that are not trusted.';
COMMENT ON COLUMN report.kind_day.wrong_service IS 'Stages left out of the means: served, and for another service.';
COMMENT ON COLUMN report.kind_day.not_queued IS 'Of the stages that count, how many nobody queued for: they are not in the mean wait.';
COMMENT ON COLUMN report.kind_day.at_once IS 'Of the stages that count, how many went on at the same desk with a wait of zero.';

CREATE OR REPLACE VIEW report.kind_month AS
SELECT centre, date_trunc('month', business_day)::date AS month, kind, counted_in, sum(stages)::integer AS stages,
       public.mean_seconds(sum(wait_s), sum(stages) - sum(not_queued)) AS wait_s,
       public.mean_seconds(sum(service_s), sum(stages)) AS service_s,
       sum(no_show)::integer AS no_show, sum(cancelled)::integer AS cancelled, sum(expired)::integer AS expired,
       sum(inaccurate)::integer AS inaccurate, sum(wrong_service)::integer AS wrong_service, sum(not_queued)::integer AS not_queued,
       sum(at_once)::integer AS at_once
FROM report.kind_day GROUP BY 1, 2, 3, 4;
COMMENT ON VIEW report.kind_month IS 'One row a centre, month and kind that had stages. Means are whole seconds, null where there is nothing to take them of. For several centres together take the sums of report.kind_day.';
COMMENT ON COLUMN report.kind_month.centre IS 'The centre''s code.';
COMMENT ON COLUMN report.kind_month.month IS 'The first day of the month.';
COMMENT ON COLUMN report.kind_month.kind IS 'The code of the kind.';
COMMENT ON COLUMN report.kind_month.counted_in IS 'The column of the published table that it counts in; null: in none of them.';
COMMENT ON COLUMN report.kind_month.stages IS 'Stages that count.';
COMMENT ON COLUMN report.kind_month.wait_s IS 'Their mean wait.';
COMMENT ON COLUMN report.kind_month.service_s IS 'Their mean service.';
COMMENT ON COLUMN report.kind_month.no_show IS 'Stages left out of the means: called, and nobody came.';
COMMENT ON COLUMN report.kind_month.cancelled IS 'Stages left out of the means: the visitor left the queue.';
COMMENT ON COLUMN report.kind_month.expired IS 'Stages left out of the means: left overnight.';
COMMENT ON COLUMN report.kind_month.inaccurate IS 'Stages left out of the means: served, with times that are not trusted.';
COMMENT ON COLUMN report.kind_month.wrong_service IS 'Stages left out of the means: served, and for another service.';
COMMENT ON COLUMN report.kind_month.not_queued IS 'Of the stages that count, how many nobody queued for: they are in the mean service and not in the mean wait.';
COMMENT ON COLUMN report.kind_month.at_once IS 'Of the stages that count, how many went on at the same desk with a wait of zero.';

-- The settled days as they are kept, the others from their stages.
CREATE OR REPLACE VIEW report.day AS
WITH span AS (
    SELECT centre.id AS centre_id, edge.first, edge.last
    FROM public.centre
    CROSS JOIN LATERAL (SELECT min(business_day) AS first, max(business_day) AS last
                        FROM public.ticket WHERE ticket.centre_id = centre.id) AS edge
), unsettled AS (
    SELECT span.centre_id, span.first + n AS business_day
    FROM span CROSS JOIN LATERAL generate_series(0, span.last - span.first) AS n
    WHERE NOT EXISTS (SELECT FROM public.day_summary
                      WHERE day_summary.centre_id = span.centre_id AND day_summary.business_day = span.first + n)
), live AS (
    SELECT unsettled.centre_id, unsettled.business_day,
           coalesce(consultation, 0) AS consultation, coalesce(consultation_wait, 0) AS consultation_wait,
           coalesce(consultation_service, 0) AS consultation_service, coalesce(cash, 0) AS cash,
           coalesce(cash_wait, 0) AS cash_wait, coalesce(cash_service, 0) AS cash_service,
           coalesce(both_kinds, 0) AS both_kinds, coalesce(both_wait, 0) AS both_wait,
           coalesce(both_service, 0) AS both_service, coalesce(consultation_no_show, 0) AS consultation_no_show,
           coalesce(consultation_cancelled, 0) AS consultation_cancelled, coalesce(consultation_expired, 0) AS consultation_expired,
           coalesce(consultation_inaccurate, 0) AS consultation_inaccurate, coalesce(cash_no_show, 0) AS cash_no_show,
           coalesce(cash_cancelled, 0) AS cash_cancelled, coalesce(cash_expired, 0) AS cash_expired,
           coalesce(cash_inaccurate, 0) AS cash_inaccurate,
           coalesce(consultation_wrong_service, 0) AS consultation_wrong_service,
           coalesce(consultation_not_queued, 0) AS consultation_not_queued,
           coalesce(consultation_at_once, 0) AS consultation_at_once,
           coalesce(cash_wrong_service, 0) AS cash_wrong_service,
           coalesce(cash_not_queued, 0) AS cash_not_queued,
           coalesce(cash_at_once, 0) AS cash_at_once,
           coalesce(both_not_queued, 0) AS both_not_queued
    FROM unsettled
    -- OFFSET 0 keeps this a query of one day.
    LEFT JOIN LATERAL (
        SELECT * FROM public.day_sums AS now
        WHERE now.centre_id = unsettled.centre_id AND now.business_day = unsettled.business_day OFFSET 0) AS now ON true
), day AS (
    SELECT centre_id, business_day,
           consultation, consultation_wait, consultation_service, cash,
           cash_wait, cash_service, both_kinds, both_wait,
           both_service, consultation_no_show, consultation_cancelled, consultation_expired,
           consultation_inaccurate, cash_no_show, cash_cancelled, cash_expired,
           cash_inaccurate, consultation_wrong_service, consultation_not_queued, consultation_at_once, cash_wrong_service,
           cash_not_queued, cash_at_once, both_not_queued
    FROM public.day_summary
    UNION ALL
    SELECT * FROM live
)
SELECT centre.code AS centre, business_day,
       consultation::integer, consultation_wait / 1000000.0 AS consultation_wait_s, consultation_service / 1000000.0 AS consultation_service_s,
       cash::integer, cash_wait / 1000000.0 AS cash_wait_s, cash_service / 1000000.0 AS cash_service_s,
       both_kinds::integer, both_wait / 1000000.0 AS both_wait_s, both_service / 1000000.0 AS both_service_s,
       (consultation_no_show + cash_no_show)::integer AS no_show, (consultation_cancelled + cash_cancelled)::integer AS cancelled,
       (consultation_expired + cash_expired)::integer AS expired,
       (consultation_inaccurate + cash_inaccurate)::integer AS inaccurate,
       (consultation_wrong_service + cash_wrong_service)::integer AS wrong_service,
       consultation_not_queued::integer, cash_not_queued::integer, both_not_queued::integer,
       (consultation_at_once + cash_at_once)::integer AS at_once,
       -- Asked for only where it is selected.
       (SELECT jsonb_object_agg(own.kind, jsonb_build_object('stages', own.stages, 'wait_s', own.wait / 1000000.0,
                                                             'service_s', own.service / 1000000.0, 'not_queued', own.not_queued))
        FROM public.kind_sums AS own
        WHERE own.centre_id = day.centre_id AND own.business_day = day.business_day AND own.counted_in IS NULL) AS own_kinds
FROM day JOIN public.centre ON centre.id = day.centre_id;
COMMENT ON VIEW report.day IS 'One row a centre and day: counts and sums, so that means of any period can be taken. Days without tickets may be there with zeros.';
COMMENT ON COLUMN report.day.centre IS 'The centre''s code.';
COMMENT ON COLUMN report.day.business_day IS 'The centre''s date.';
COMMENT ON COLUMN report.day.consultation IS 'Consultation stages that count.';
COMMENT ON COLUMN report.day.consultation_wait_s IS 'The sum of their waits, seconds.';
COMMENT ON COLUMN report.day.consultation_service_s IS 'The sum of their services, seconds.';
COMMENT ON COLUMN report.day.cash IS 'Cash stages that count.';
COMMENT ON COLUMN report.day.cash_wait_s IS 'The sum of their waits, seconds.';
COMMENT ON COLUMN report.day.cash_service_s IS 'The sum of their services, seconds.';
COMMENT ON COLUMN report.day.both_kinds IS 'Tickets that went through both kinds, all of whose stages count.';
COMMENT ON COLUMN report.day.both_wait_s IS 'The sum of their waits, seconds.';
COMMENT ON COLUMN report.day.both_service_s IS 'The sum of their services, seconds.';
COMMENT ON COLUMN report.day.no_show IS 'Stages left out of the means: called, and nobody came.';
COMMENT ON COLUMN report.day.cancelled IS 'Stages left out of the means: the visitor left the queue.';
COMMENT ON COLUMN report.day.expired IS 'Stages left out of the means: left overnight.';
COMMENT ON COLUMN report.day.inaccurate IS 'Stages left out of the means: served, with times that are not trusted.';
COMMENT ON COLUMN report.day.wrong_service IS 'Stages left out of the means: served, and for another service.';
COMMENT ON COLUMN report.day.consultation_not_queued IS 'Of the consultation stages that count, how many nobody queued for: they are not in the mean wait.';
COMMENT ON COLUMN report.day.cash_not_queued IS 'Of the cash stages that count, how many nobody queued for.';
COMMENT ON COLUMN report.day.both_not_queued IS 'Of both_kinds, how many have a stage that nobody queued for.';
COMMENT ON COLUMN report.day.at_once IS 'Of the stages that count, how many went on at the same desk with a wait of zero.';
COMMENT ON COLUMN report.day.own_kinds IS 'Of each kind that is not published: stages that count, the sums of their waits and services in seconds, and how many nobody queued for; null: there were none. The same as rows: report.kind_day.';

-- Numeric, so never by way of floating point.
CREATE OR REPLACE VIEW report.month AS
WITH month AS (
    SELECT centre, date_trunc('month', business_day)::date AS month,
           sum(consultation) AS consultation, sum(consultation_wait_s) AS consultation_wait, sum(consultation_service_s) AS consultation_service,
           sum(cash) AS cash, sum(cash_wait_s) AS cash_wait, sum(cash_service_s) AS cash_service,
           sum(both_kinds) AS both_kinds, sum(both_wait_s) AS both_wait, sum(both_service_s) AS both_service,
           sum(no_show) AS no_show, sum(cancelled) AS cancelled, sum(expired) AS expired, sum(inaccurate) AS inaccurate,
           sum(wrong_service) AS wrong_service, sum(consultation_not_queued) AS consultation_not_queued, sum(cash_not_queued) AS cash_not_queued,
           sum(both_not_queued) AS both_not_queued, sum(at_once) AS at_once
    FROM report.day GROUP BY 1, 2
), mean AS (
    SELECT month.*,
           public.mean_seconds(consultation_wait, consultation - consultation_not_queued) AS consultation_wait_s,
           public.mean_seconds(consultation_service, consultation) AS consultation_service_s,
           public.mean_seconds(cash_wait, cash - cash_not_queued) AS cash_wait_s,
           public.mean_seconds(cash_service, cash) AS cash_service_s,
           public.mean_seconds(both_wait, both_kinds - both_not_queued) AS measured_wait_s,
           public.mean_seconds(both_service, both_kinds) AS measured_service_s
    FROM month
)
SELECT centre, month, consultation::integer, consultation_wait_s, consultation_service_s,
       cash::integer, cash_wait_s, cash_service_s,
       consultation_wait_s + cash_wait_s AS published_wait_s, consultation_service_s + cash_service_s AS published_service_s,
       both_kinds::integer, measured_wait_s, measured_service_s,
       no_show::integer, cancelled::integer, expired::integer, inaccurate::integer,
       wrong_service::integer, (consultation_not_queued + cash_not_queued)::integer AS not_queued, at_once::integer,
       (SELECT jsonb_object_agg(own.kind, jsonb_build_object('stages', own.stages, 'wait_s', own.wait_s, 'service_s', own.service_s))
        FROM (SELECT kind, sum(stages) AS stages, public.mean_seconds(sum(wait_s), sum(stages) - sum(not_queued)) AS wait_s,
                     public.mean_seconds(sum(service_s), sum(stages)) AS service_s
              FROM report.kind_day AS one
              WHERE one.centre = mean.centre AND one.counted_in IS NULL
                AND one.business_day BETWEEN mean.month AND (mean.month + interval '1 month')::date - 1
              GROUP BY kind) AS own) AS own_kinds
FROM mean;
COMMENT ON VIEW report.month IS 'One row a centre and month: the monthly table of each centre. Means are whole seconds, null where there is nothing to take them of. For several centres together take the sums of report.day.';
COMMENT ON COLUMN report.month.centre IS 'The centre''s code.';
COMMENT ON COLUMN report.month.month IS 'The first day of the month.';
COMMENT ON COLUMN report.month.consultation IS 'Consultation stages that count.';
COMMENT ON COLUMN report.month.consultation_wait_s IS 'Their mean wait.';
COMMENT ON COLUMN report.month.consultation_service_s IS 'Their mean service.';
COMMENT ON COLUMN report.month.cash IS 'Cash stages that count.';
COMMENT ON COLUMN report.month.cash_wait_s IS 'Their mean wait.';
COMMENT ON COLUMN report.month.cash_service_s IS 'Their mean service.';
COMMENT ON COLUMN report.month.published_wait_s IS 'The combined wait as it is published: the sum of the two rounded means.';
COMMENT ON COLUMN report.month.published_service_s IS 'The combined service as it is published: the sum of the two rounded means.';
COMMENT ON COLUMN report.month.both_kinds IS 'Tickets that went through both kinds, all of whose stages count.';
COMMENT ON COLUMN report.month.measured_wait_s IS 'The combined wait as it was measured: the mean over those tickets.';
COMMENT ON COLUMN report.month.measured_service_s IS 'The combined service as it was measured: the mean over those tickets.';
COMMENT ON COLUMN report.month.no_show IS 'Stages left out of the means: called, and nobody came.';
COMMENT ON COLUMN report.month.cancelled IS 'Stages left out of the means: the visitor left the queue.';
COMMENT ON COLUMN report.month.expired IS 'Stages left out of the means: left overnight.';
COMMENT ON COLUMN report.month.inaccurate IS 'Stages left out of the means: served, with times that are not trusted.';
COMMENT ON COLUMN report.month.wrong_service IS 'Stages left out of the means: served, and for another service.';
COMMENT ON COLUMN report.month.not_queued IS 'Of the stages that count, how many nobody queued for: they are in the mean service and not in the mean wait.';
COMMENT ON COLUMN report.month.at_once IS 'Of the stages that count, how many went on at the same desk with a wait of zero.';
COMMENT ON COLUMN report.month.own_kinds IS 'Of each kind that is not published: stages that count, and the means of their waits and services in seconds; null: there were none. The same as rows: report.kind_month.';

CREATE OR REPLACE VIEW report.desk_day AS
SELECT named.centre, named.business_day, named.desk, named.specialist,
       min(named.called_at) AT TIME ZONE named.zone AS first_call_local,
       max(named.finished_at) AT TIME ZONE named.zone AS last_end_local,
       count(*)::integer AS stages,
       (count(*) FILTER (WHERE named.state = 'served'))::integer AS served,
       (count(*) FILTER (WHERE named.state = 'no_show'))::integer AS no_show,
       (count(*) FILTER (WHERE named.state = 'served' AND named.inaccurate IS NOT NULL))::integer AS inaccurate,
       coalesce(sum(public.seconds(public.service_of(named.started_at, named.finished_at, named.aside_serving)))
                    FILTER (WHERE named.inaccurate IS NULL), 0) AS service_s,
       coalesce(sum(public.seconds(public.walk_of(named.last_called_at, named.started_at)))
                    FILTER (WHERE named.inaccurate IS NULL), 0) AS walk_s
FROM (SELECT centre.code AS centre, centre.zone, ticket.business_day, stage.desk, stage.state, stage.inaccurate,
             stage.called_at, stage.last_called_at, stage.started_at, stage.finished_at, stage.aside_serving,
             CASE WHEN NOT centre.names_hidden THEN stage.specialist END AS specialist
      FROM public.stage
      JOIN public.ticket ON ticket.centre_id = stage.centre_id AND ticket.id = stage.ticket_id
      JOIN public.centre ON centre.id = ticket.centre_id
      WHERE stage.desk IS NOT NULL) AS named
GROUP BY named.centre, named.zone, named.business_day, named.desk, named.specialist;
COMMENT ON VIEW report.desk_day IS 'One row a desk, day and specialist who called there: what was done and how long it took. Where the centre hides names, one row a desk and day. How the desk''s other time went: report.desk_time.';
COMMENT ON COLUMN report.desk_day.centre IS 'The centre''s code.';
COMMENT ON COLUMN report.desk_day.business_day IS 'The centre''s date.';
COMMENT ON COLUMN report.desk_day.desk IS 'The desk''s code.';
COMMENT ON COLUMN report.desk_day.specialist IS 'Who called, by login: staff:petrova; null where it is not known, or the centre hides names.';
COMMENT ON COLUMN report.desk_day.first_call_local IS 'The first call, on the centre''s clock.';
COMMENT ON COLUMN report.desk_day.last_end_local IS 'The last end of a stage, on the centre''s clock; null while none has ended.';
COMMENT ON COLUMN report.desk_day.stages IS 'Stages that were called there.';
COMMENT ON COLUMN report.desk_day.served IS 'Of them served, with whatever times.';
COMMENT ON COLUMN report.desk_day.no_show IS 'Of them called in vain.';
COMMENT ON COLUMN report.desk_day.inaccurate IS 'Of them served with times that are not trusted; the sums leave them out.';
COMMENT ON COLUMN report.desk_day.service_s IS 'Seconds of serving.';
COMMENT ON COLUMN report.desk_day.walk_s IS 'Seconds from last calls to starts: the visitors'' walking.';

CREATE OR REPLACE VIEW report.call AS
SELECT (call.entered_at AT TIME ZONE contact_centre.zone)::date AS day, call.queue, call.outcome,
       call.entered_at AT TIME ZONE contact_centre.zone AS entered_local,
       call.ended_at AT TIME ZONE contact_centre.zone AS ended_local,
       call.wait / 1000000.0 AS wait_s, call.service / 1000000.0 AS service_s,
       contact_centre.queues IS NULL OR call.queue = ANY (contact_centre.queues) AS published
FROM public.call CROSS JOIN public.contact_centre;
COMMENT ON VIEW report.call IS 'One row a call to the contact centre.';
COMMENT ON COLUMN report.call.day IS 'The contact centre''s date when it entered the queue.';
COMMENT ON COLUMN report.call.queue IS 'The queue of the exchange.';
COMMENT ON COLUMN report.call.outcome IS 'answered, transferred, or without an answer: abandoned, timeout, key, empty.';
COMMENT ON COLUMN report.call.entered_local IS 'When it entered the queue, on the contact centre''s clock.';
COMMENT ON COLUMN report.call.ended_local IS 'When it ended, on the contact centre''s clock.';
COMMENT ON COLUMN report.call.wait_s IS 'Seconds to the operator''s answer, or to the end where nobody answered.';
COMMENT ON COLUMN report.call.service_s IS 'Seconds of talking; null: nobody answered.';
COMMENT ON COLUMN report.call.published IS 'Whether its queue is one that the published table is made of.';

-- How desks spent their days, as GET /reports/desk-times says it, for other tools: worked out a centre and day at a time, so
-- that whoever asks for a week pays for a week. What was counted once is taken out of what comes after it: a doubtful stage,
-- service, walking, break, idle. A desk that was opened up to a week before is still open.
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
               public.has_hours(day.centre_id, day.business_day) AS has_hours
    ), turn AS (
        -- Whoever opened the desk sits at it until it is opened again.
        SELECT desk, kind, reason, span, first_value(actor) OVER (PARTITION BY desk, seat ORDER BY at, id) AS person
        FROM (SELECT desk, kind, reason, actor, at, id, count(*) FILTER (WHERE kind = 'desk_opened') OVER (PARTITION BY desk ORDER BY at, id) AS seat,
                     tstzrange(at, greatest(at, least(lead(at, 1, now()) OVER (PARTITION BY desk ORDER BY at, id), at + interval '7 days'))) AS span
              FROM public.desk_event
              WHERE centre_id = day.centre_id
                AND at >= day.business_day - 9 AND at < day.business_day + 3) AS seated
    ), attended AS (
        SELECT desk, range_agg(turn.span * this.span) AS open,
               range_agg(turn.span * this.span) FILTER (WHERE kind = 'desk_paused') AS paused
        FROM this JOIN turn ON turn.span && this.span AND kind <> 'desk_closed'
        GROUP BY desk
    ), leg AS (
        SELECT stage.desk, stage.kind, stage.inaccurate, stage.queued_at, stage.called_at, stage.started_at,
               coalesce(stage.finished_at, now()) AS ended_at,
               public.walks_from(stage.centre_id, stage.ticket_id, stage.position, stage.called_at, stage.last_called_at,
                                 stage.calls, stage.recalls, stage.started_at) AS walked_from,
               CASE WHEN stage.aside_serving > 0 THEN (
                   SELECT range_agg(tstzrange(gone.at, back.at))
                   FROM public.event AS gone
                   CROSS JOIN LATERAL (
                       SELECT min(next.at) AS at FROM public.event AS next
                       WHERE next.centre_id = gone.centre_id AND next.ticket_id = gone.ticket_id AND next.position = gone.position
                         AND next.kind = 'started' AND next.id > gone.id AND next.at >= gone.at) AS back
                   WHERE gone.centre_id = stage.centre_id AND gone.ticket_id = stage.ticket_id AND gone.position = stage.position
                     AND gone.kind = 'set_aside' AND back.at IS NOT NULL
                     AND NOT EXISTS (SELECT FROM public.event AS undone
                                     WHERE undone.centre_id = gone.centre_id AND undone.ticket_id = gone.ticket_id
                                       AND gone.id = ANY (undone.undoes))) END AS away
        FROM public.ticket
        JOIN public.stage ON stage.centre_id = ticket.centre_id AND stage.ticket_id = ticket.id
        WHERE ticket.centre_id = day.centre_id AND ticket.business_day = day.business_day
    ), busy AS (
        SELECT desk,
               range_agg(tstzmultirange(tstzrange(started_at, greatest(started_at, ended_at)) * this.span) - coalesce(leg.away, '{}'))
                   FILTER (WHERE started_at IS NOT NULL AND inaccurate IS NULL) AS serving,
               range_agg(tstzrange(called_at, greatest(called_at, ended_at)) * this.span)
                   FILTER (WHERE inaccurate IS NOT NULL) AS doubtful,
               range_agg(tstzrange(walked_from, greatest(walked_from, coalesce(started_at, ended_at))) * this.span)
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
               coalesce((SELECT range_agg(one * turn.span)
                         FROM (SELECT served.span, served.kinds
                               FROM turn CROSS JOIN this
                               CROSS JOIN LATERAL public.kinds_served_during(day.centre_id, turn.desk, turn.person, turn.span * this.span) AS served
                               WHERE turn.desk = coalesce(attended.desk, busy.desk) AND turn.kind <> 'desk_closed' AND turn.span && this.span) AS turn
                         JOIN waiting ON waiting.kind = ANY (turn.kinds) CROSS JOIN LATERAL unnest(waiting.span) AS one), '{}') AS awaited
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
COMMENT ON VIEW report.desk_time IS 'One row a desk and day: how it spent the day, no second in two places. Ask for the days you need: each is worked out when it is asked for.';
COMMENT ON COLUMN report.desk_time.centre IS 'The centre''s code.';
COMMENT ON COLUMN report.desk_time.business_day IS 'The centre''s date.';
COMMENT ON COLUMN report.desk_time.desk IS 'The desk''s code.';
COMMENT ON COLUMN report.desk_time.serving_s IS 'Seconds of serving.';
COMMENT ON COLUMN report.desk_time.walking_s IS 'Seconds from calls to the desk, not from repeated ones, until the visitors came or did not.';
COMMENT ON COLUMN report.desk_time.doubtful_s IS 'Seconds of stages whose times are not trusted.';
COMMENT ON COLUMN report.desk_time.idle_s IS 'Seconds open and free while nobody waited for it; null where nobody recorded when it was open.';
COMMENT ON COLUMN report.desk_time.idle_waiting_s IS 'Seconds open and free while somebody waited for a kind that it and the person at it served then; null as before.';
COMMENT ON COLUMN report.desk_time.paused_s IS 'Seconds of breaks.';
COMMENT ON COLUMN report.desk_time.closed_s IS 'Seconds closed within the working hours, or where there are none, while any desk of the centre was open; null as before.';
COMMENT ON COLUMN report.desk_time.pauses IS 'The seconds of breaks by reason; null: no break. The same as rows: report.desk_pause.';

CREATE OR REPLACE VIEW report.desk_pause AS
SELECT centre, business_day, desk, reason, seconds::bigint AS paused_s
FROM report.desk_time CROSS JOIN LATERAL jsonb_each_text(pauses) AS pause (reason, seconds)
WHERE seconds <> '0';
COMMENT ON VIEW report.desk_pause IS 'One row a desk, day and reason: the breaks of report.desk_time.';
COMMENT ON COLUMN report.desk_pause.centre IS 'The centre''s code.';
COMMENT ON COLUMN report.desk_pause.business_day IS 'The centre''s date.';
COMMENT ON COLUMN report.desk_pause.desk IS 'The desk''s code.';
COMMENT ON COLUMN report.desk_pause.reason IS 'Why, as the specialist gave it.';
COMMENT ON COLUMN report.desk_pause.paused_s IS 'Seconds of breaks for that reason.';

-- What version 1 of wait and service measured with; nothing asks them any more.
DROP FUNCTION IF EXISTS public.wait_of(timestamptz, timestamptz, integer);
DROP FUNCTION IF EXISTS public.service_of(timestamptz, timestamptz);
DROP FUNCTION IF EXISTS public.counts(text, text);
DROP FUNCTION IF EXISTS public.late_from(timestamptz, integer, integer);
DROP FUNCTION IF EXISTS public.walks_from(timestamptz, timestamptz, integer, integer);
