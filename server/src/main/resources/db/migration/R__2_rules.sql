-- The rules of the queue and of its figures, each once: commands, boards, the table, passports, closings, views for other tools, imports
-- and the generator of histories ask here. What the words mean: server/docs/glossary.md. Functions of one expression are read into the
-- statement that calls them, so that its plan is as if the expression stood there. Times are microseconds.

-- When a stage is due: after its norm; a priority visitor after half of it, which is a bounded advantage.
CREATE OR REPLACE FUNCTION due_at(queued_at timestamptz, norm integer, category text) RETURNS timestamptz
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT queued_at + norm * CASE category WHEN 'priority' THEN 0.5::float8 ELSE 1 END * interval '1 second'
$$;

-- The order of the queue: who is called before whom. A desk calls the first of those whose kind it serves.
CREATE OR REPLACE FUNCTION is_before(due_at timestamptz, queued_at timestamptz, ticket_id uuid,
                                     other_due_at timestamptz, other_queued_at timestamptz, other_ticket_id uuid) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT (due_at, queued_at, ticket_id) < (other_due_at, other_queued_at, other_ticket_id)
$$;

-- From when a stage that waits is late: it has then waited longer than its norm, without the time postponed at the visitor's wish.
CREATE OR REPLACE FUNCTION late_from(queued_at timestamptz, norm integer, postponed integer) RETURNS timestamptz
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT queued_at + make_interval(secs => norm + postponed)
$$;

-- Whether a stage has not ended.
CREATE OR REPLACE FUNCTION is_open(state text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT state IN ('waiting', 'called', 'serving', 'postponed')
$$;

-- Whether means are taken of a stage: it was served, and its times are trusted.
CREATE OR REPLACE FUNCTION counts(state text, inaccurate text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT state = 'served' AND inaccurate IS NULL
$$;

-- From being queued to the first call, without the time postponed at the visitor's wish. Null before the call.
CREATE OR REPLACE FUNCTION wait_of(queued_at timestamptz, called_at timestamptz, postponed integer) RETURNS bigint
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT (extract(epoch FROM called_at - queued_at) * 1000000)::bigint - postponed * 1000000::bigint
$$;

-- From the last call to the start of the service.
CREATE OR REPLACE FUNCTION walk_of(last_called_at timestamptz, started_at timestamptz) RETURNS bigint
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT (extract(epoch FROM started_at - last_called_at) * 1000000)::bigint
$$;

-- From the start to the end of the service.
CREATE OR REPLACE FUNCTION service_of(started_at timestamptz, finished_at timestamptz) RETURNS bigint
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT (extract(epoch FROM finished_at - started_at) * 1000000)::bigint
$$;

-- Whether a wait was no longer than its norm of seconds.
CREATE OR REPLACE FUNCTION within_norm(wait bigint, norm integer) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT wait <= norm * 1000000::bigint
$$;

-- Seconds with six decimals.
CREATE OR REPLACE FUNCTION seconds(microseconds bigint) RETURNS numeric LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT round(microseconds / 1000000.0, 6)
$$;

-- A mean as it is published: whole seconds, rounded half up, once; null where there is nothing to take it of.
CREATE OR REPLACE FUNCTION mean_seconds(seconds numeric, number bigint) RETURNS integer
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT floor(seconds / nullif(number, 0) + 0.5)::integer
$$;

-- Whether a desk that no stage is at counts as open: its page was heard in the last ten minutes. (Whether somebody else may sit down
-- at it is a question of seconds, and a setting of the node: dev.talon.desk.DeskHolds.)
CREATE OR REPLACE FUNCTION desk_is_open(seen_at timestamptz, at timestamptz) RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT coalesce(seen_at > at - interval '10 minutes', false)
$$;

-- The norm of a service on a business day. (A row, for only what stands in FROM is read into the statement.)
CREATE OR REPLACE FUNCTION norm_of(centre integer, service text, day date) RETURNS TABLE (norm integer)
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT n.norm FROM public.service_norm n
    WHERE n.centre_id = norm_of.centre AND n.service = norm_of.service AND n.valid_from <= norm_of.day
    ORDER BY n.valid_from DESC LIMIT 1
$$;

-- A ticket with its stages together. A ticket went through both kinds where it counts whole and has a stage of each: the measured
-- combined figures stand on these.
CREATE OR REPLACE VIEW visit AS
SELECT centre_id, business_day, ticket_id,
       count(*) AS stages,
       count(*) FILTER (WHERE is_open(state)) AS open,
       count(*) FILTER (WHERE counts AND kind = 'consultation') AS consultation,
       sum(wait) FILTER (WHERE counts AND kind = 'consultation') AS consultation_wait,
       sum(service) FILTER (WHERE counts AND kind = 'consultation') AS consultation_service,
       count(*) FILTER (WHERE state = 'no_show' AND kind = 'consultation') AS consultation_no_show,
       count(*) FILTER (WHERE state = 'cancelled' AND kind = 'consultation') AS consultation_cancelled,
       count(*) FILTER (WHERE state = 'expired' AND kind = 'consultation') AS consultation_expired,
       count(*) FILTER (WHERE state = 'served' AND NOT counts AND kind = 'consultation') AS consultation_inaccurate,
       count(*) FILTER (WHERE counts AND kind = 'cash') AS cash,
       sum(wait) FILTER (WHERE counts AND kind = 'cash') AS cash_wait,
       sum(service) FILTER (WHERE counts AND kind = 'cash') AS cash_service,
       count(*) FILTER (WHERE state = 'no_show' AND kind = 'cash') AS cash_no_show,
       count(*) FILTER (WHERE state = 'cancelled' AND kind = 'cash') AS cash_cancelled,
       count(*) FILTER (WHERE state = 'expired' AND kind = 'cash') AS cash_expired,
       count(*) FILTER (WHERE state = 'served' AND NOT counts AND kind = 'cash') AS cash_inaccurate,
       bool_and(counts) AS counts,
       bool_and(counts) AND bool_or(kind = 'consultation') AND bool_or(kind = 'cash') AS through_both,
       bool_or(route @> ARRAY['consultation', 'cash']) AS meant_both,
       bool_or(state = 'served') AS served,
       (array_agg(state ORDER BY position DESC))[1] AS furthest
FROM (SELECT t.centre_id, t.business_day, t.id AS ticket_id, t.route, s.position, s.kind, s.state,
             counts(s.state, s.inaccurate) AS counts,
             wait_of(s.queued_at, s.called_at, s.postponed) AS wait,
             service_of(s.started_at, s.finished_at) AS service
      FROM ticket t JOIN stage s ON s.centre_id = t.centre_id AND s.ticket_id = t.id) AS leg
GROUP BY centre_id, business_day, ticket_id;

-- What a day of a centre comes to: counts, and exact sums of microseconds. Days without stages have no row. The figures of any time are
-- the sums of those of its days. Contacts in person are tickets of which a stage was served, and of the others in what state their
-- furthest stage is.
CREATE OR REPLACE VIEW day_sums AS
SELECT centre_id, business_day,
       sum(stages)::bigint AS stages,
       sum(open)::bigint AS open,
       sum(consultation)::bigint AS consultation,
       coalesce(sum(consultation_wait), 0)::bigint AS consultation_wait,
       coalesce(sum(consultation_service), 0)::bigint AS consultation_service,
       sum(consultation_no_show)::bigint AS consultation_no_show,
       sum(consultation_cancelled)::bigint AS consultation_cancelled,
       sum(consultation_expired)::bigint AS consultation_expired,
       sum(consultation_inaccurate)::bigint AS consultation_inaccurate,
       sum(cash)::bigint AS cash,
       coalesce(sum(cash_wait), 0)::bigint AS cash_wait,
       coalesce(sum(cash_service), 0)::bigint AS cash_service,
       sum(cash_no_show)::bigint AS cash_no_show,
       sum(cash_cancelled)::bigint AS cash_cancelled,
       sum(cash_expired)::bigint AS cash_expired,
       sum(cash_inaccurate)::bigint AS cash_inaccurate,
       count(*) FILTER (WHERE through_both) AS both_kinds,
       coalesce(sum(consultation_wait + cash_wait) FILTER (WHERE through_both), 0)::bigint AS both_wait,
       coalesce(sum(consultation_service + cash_service) FILTER (WHERE through_both), 0)::bigint AS both_service,
       count(*) FILTER (WHERE meant_both AND NOT through_both) AS both_left_out,
       count(*) FILTER (WHERE served) AS contacts,
       count(*) FILTER (WHERE NOT served AND furthest = 'no_show') AS contacts_no_show,
       count(*) FILTER (WHERE NOT served AND furthest = 'cancelled') AS contacts_cancelled,
       count(*) FILTER (WHERE NOT served AND furthest = 'expired') AS contacts_expired,
       count(*) FILTER (WHERE NOT served AND is_open(furthest)) AS contacts_open
FROM visit
GROUP BY centre_id, business_day;

-- A ticket's label in its one written form, as dev.talon.queue.Label says it.
CREATE OR REPLACE FUNCTION ticket_label(typed text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT translate(left(upper(btrim(typed)), 1)
                     || CASE WHEN btrim(substr(upper(btrim(typed)), 2)) ~ '^[0-9]{1,2}$'
                             THEN lpad(btrim(substr(upper(btrim(typed)), 2)), 3, '0')
                             ELSE btrim(substr(upper(btrim(typed)), 2)) END,
                     'ABEKMHOPCTYX', 'АВЕКМНОРСТУХ')
$$;

-- Whether a desk holds a ticket at this moment, and not when the statement around began: a break waits for the call that
-- has its desk's row, and then has to see that call. VOLATILE is what makes it look anew.
CREATE OR REPLACE FUNCTION desk_is_busy(of_centre integer, of_desk text) RETURNS boolean LANGUAGE plpgsql VOLATILE AS $$
BEGIN
    RETURN EXISTS (SELECT FROM stage
                   WHERE centre_id = of_centre AND desk = of_desk AND state IN ('called', 'serving'));
END $$;

-- service.norm is the norm of today: a service that begins has it from ever, one whose norm is changed has it from today.
CREATE OR REPLACE FUNCTION keep_service_norm() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    today date := (SELECT business_day(zone, day_ends, now()) FROM centre WHERE id = NEW.centre_id);
BEGIN
    IF TG_OP = 'INSERT' THEN
        INSERT INTO service_norm VALUES (NEW.centre_id, NEW.code, '2000-01-01', NEW.norm) ON CONFLICT DO NOTHING;
    ELSIF NEW.norm IS DISTINCT FROM (SELECT norm FROM norm_of(NEW.centre_id, NEW.code, today)) THEN
        INSERT INTO service_norm VALUES (NEW.centre_id, NEW.code, today, NEW.norm)
        ON CONFLICT (centre_id, service, valid_from) DO UPDATE SET norm = EXCLUDED.norm;
    END IF;
    RETURN NULL;
END $$;

-- A command's key comes with its event and is kept beside it, for two days. A second command with the key fails here.
CREATE OR REPLACE FUNCTION keep_command_key() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO command_key (centre_id, key, request, event_id)
    VALUES (NEW.centre_id, NEW.command_key, coalesce(NEW.command_request, ''), NEW.id);
    NEW.command_key := NULL;
    NEW.command_request := NULL;
    RETURN NEW;
END $$;
