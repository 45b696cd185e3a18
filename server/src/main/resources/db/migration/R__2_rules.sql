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

-- From when the wait of a stage counts: since it was queued, or since it was to count.
CREATE OR REPLACE FUNCTION waits_from(queued_at timestamptz, counts_from timestamptz) RETURNS timestamptz
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT greatest(queued_at, counts_from)
$$;

-- From when a stage that waits is late: it has then waited longer than its norm, without the time postponed at the visitor's wish.
-- Null once it was called: its wait is over, even if it waits for another call.
CREATE OR REPLACE FUNCTION late_from(queued_at timestamptz, counts_from timestamptz, called_at timestamptz, norm integer, postponed integer)
RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN called_at IS NULL THEN public.waits_from(queued_at, counts_from) + make_interval(secs => norm + postponed) END
$$;

-- Whether a desk that serves these kinds, and its person, may call a stage now. One that is kept for a person is theirs, at whichever desk
-- they sit; one that waits for another desk or person does so until its moment. (Each value of the desk stands here once, so that the
-- function is read into the statement.)
CREATE OR REPLACE FUNCTION may_be_called(kind text, wanted_desk text, wanted_person text, wanted_until timestamptz,
                                         kinds text[], desk text, person text, at timestamptz) RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT CASE CASE WHEN wanted_until > at
                     THEN CASE WHEN wanted_person = person THEN 'theirs' WHEN wanted_desk = desk THEN 'here' ELSE 'elsewhere' END END
           WHEN 'theirs' THEN true WHEN 'elsewhere' THEN false ELSE kind = ANY (kinds) END
$$;

-- At which desk somebody waits for the visitor, while nobody else may call them: a person's is the one where they sit. Null: nowhere.
-- Until when is what kept_until says.
CREATE OR REPLACE FUNCTION awaited_at(of_centre integer, wanted_desk text, wanted_person text, wanted_until timestamptz, at timestamptz)
RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN wanted_until > at THEN coalesce((
        SELECT d.code FROM public.desk d WHERE d.centre_id = of_centre AND d.holder = wanted_person AND d.held_by IS NOT NULL
        ORDER BY d.code IS DISTINCT FROM wanted_desk, d.position, d.code LIMIT 1), wanted_desk) END
$$;

-- For which desk a stage is kept, or for which person: of ticket.kept_for.
CREATE OR REPLACE FUNCTION kept_for_desk(kept_for text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN kept_for LIKE 'desk:%' THEN substr(kept_for, 6) END
$$;
CREATE OR REPLACE FUNCTION kept_for_person(kept_for text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN kept_for NOT LIKE 'desk:%' THEN kept_for END
$$;

-- Whether a stage is kept for another desk, or another person, than these: of ticket.kept_for.
CREATE OR REPLACE FUNCTION is_kept_elsewhere(kept_for text, desk text, person text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT kept_for IS NOT NULL AND kept_for <> 'desk:' || desk AND kept_for IS DISTINCT FROM person
$$;

-- When a stage is due that begins to wait: one that is kept for somebody at once, for the visitor has been there; others after their norm.
CREATE OR REPLACE FUNCTION due_next(queued_at timestamptz, norm integer, category text, kept_for text) RETURNS timestamptz
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN kept_for IS NULL THEN public.due_at(queued_at, norm, category) ELSE queued_at END
$$;

-- The last call of a stage, be it before its service or while that is set aside.
CREATE OR REPLACE FUNCTION last_call(last_called_at timestamptz, called_again_at timestamptz) RETURNS timestamptz
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT greatest(last_called_at, called_again_at)
$$;

-- Whether a hall display of some zones shows the calls of a desk; `where.js` of the boards is the same rule.
CREATE OR REPLACE FUNCTION board_shows(zones text[], desk_zone text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT zones = '{}' OR desk_zone IS NULL OR desk_zone = ANY (zones)
$$;

-- How long a visitor was put off or set aside: whole seconds, rounded down. Null where that is not known.
CREATE OR REPLACE FUNCTION whole_seconds(away interval) RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN away IS NOT NULL THEN greatest(0, floor(extract(epoch FROM away)))::integer END
$$;

-- A ticket's label: the prefix of its series, and a number of three digits at least.
CREATE OR REPLACE FUNCTION label_of(prefix text, number integer) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT prefix || CASE WHEN number < 1000 THEN lpad(number::text, 3, '0') ELSE number::text END
$$;

-- A name by language: of two columns, and what stands beside them in other languages.
CREATE OR REPLACE FUNCTION by_language(ru text, en text, more jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT jsonb_build_object('ru', ru, 'en', en) || coalesce(more, '{}')
$$;

-- What may be chosen at a centre: its own list, or, where it has none, the one that all have.
CREATE OR REPLACE VIEW centre_list AS
SELECT c.id AS centre_id, i.list, i.code, i.names, i.position, i.active
FROM centre c
JOIN list_item i ON i.centre_id = c.id
                 OR i.centre_id IS NULL AND NOT EXISTS (SELECT FROM list_item own WHERE own.centre_id = c.id AND own.list = i.list);

-- Whether a service may end with an outcome at a centre.
CREATE OR REPLACE FUNCTION is_outcome(of_centre integer, of_code text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT of_code = 'wrong_service' OR EXISTS (SELECT FROM public.centre_list l WHERE l.centre_id = of_centre AND l.list = 'outcome'
                                                AND l.code = of_code AND l.active)
$$;

-- Whether a stage has not ended.
CREATE OR REPLACE FUNCTION is_open(state text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT state IN ('waiting', 'called', 'serving', 'postponed')
$$;

-- Wait and service, version 2. A passport names the version; a change of what is measured raises it.
CREATE OR REPLACE FUNCTION definition_version() RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT 2
$$;

-- Whether a stage turned out to be for another service: it leaves both means and is counted beside.
CREATE OR REPLACE FUNCTION is_wrong_service(state text, outcome text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT state = 'served' AND coalesce(outcome = 'wrong_service', false)
$$;

-- Whether means are taken of a stage: it was served, for its own service, and its times are trusted.
CREATE OR REPLACE FUNCTION counts(state text, inaccurate text, outcome text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT state = 'served' AND inaccurate IS NULL AND NOT coalesce(outcome = 'wrong_service', false)
$$;

-- Whether a stage is left out only because its times are not trusted.
CREATE OR REPLACE FUNCTION is_inaccurate(state text, inaccurate text, outcome text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT state = 'served' AND inaccurate IS NOT NULL AND NOT coalesce(outcome = 'wrong_service', false)
$$;

-- Whether a stage went on at the desk of the stage before, with no wait. It is in both means, with a wait of zero.
CREATE OR REPLACE FUNCTION goes_on_at_once("position" smallint, queued_at timestamptz, called_at timestamptz, started_at timestamptz)
RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT "position" > 1 AND coalesce(queued_at = called_at AND called_at = started_at, false)
$$;

-- From being queued, or from when it was to count, to the first call, without the time postponed at the visitor's wish; never below
-- zero. The first call stays, whatever is called later. Null before it.
CREATE OR REPLACE FUNCTION wait_of(queued_at timestamptz, counts_from timestamptz, called_at timestamptz, postponed integer) RETURNS bigint
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN called_at IS NOT NULL
                THEN greatest(0, (extract(epoch FROM called_at - public.waits_from(queued_at, counts_from)) * 1000000)::bigint
                                 - postponed * 1000000::bigint) END
$$;

-- When a stage was last called to a desk, before a moment (null: at all); calling it again there is no such call. For the views of other
-- tools too: they may not read the events.
CREATE OR REPLACE FUNCTION called_to_desk(of_centre integer, of_ticket uuid, of_position smallint, before timestamptz) RETURNS timestamptz
LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = pg_catalog AS $$
    SELECT max(e.at) FROM public.event e
    WHERE e.centre_id = of_centre AND e.ticket_id = of_ticket AND e.position = of_position
      AND e.kind IN ('called', 'called_out_of_turn') AND (before IS NULL OR e.at <= before)
      AND NOT EXISTS (SELECT FROM public.event u WHERE u.centre_id = e.centre_id AND u.ticket_id = e.ticket_id AND e.id = ANY (u.undoes))
$$;

-- From when on somebody walks to the desk: from the last call to a desk, be it the first, or the one after they came back to the queue;
-- calling them again at the desk changes nothing. With a moment: from the last one before it. (What is called by this very statement has
-- no event yet that it could see.)
CREATE OR REPLACE FUNCTION walks_from(of_centre integer, of_ticket uuid, of_position smallint, called_at timestamptz, last_call timestamptz,
                                      calls smallint, recalls smallint, before timestamptz) RETURNS timestamptz
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN calls - recalls <= 1 THEN called_at
                WHEN recalls = 0 AND before IS NULL THEN last_call
                ELSE coalesce(public.called_to_desk(of_centre, of_ticket, of_position, before), called_at) END
$$;

-- From the last call before the service to its start.
CREATE OR REPLACE FUNCTION walk_of(last_called_at timestamptz, started_at timestamptz) RETURNS bigint
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT (extract(epoch FROM started_at - last_called_at) * 1000000)::bigint
$$;

-- From the start to the end of the service, without the time for which the visitor was set aside meanwhile.
CREATE OR REPLACE FUNCTION service_of(started_at timestamptz, finished_at timestamptz, aside_serving integer) RETURNS bigint
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN finished_at >= started_at
                THEN greatest(0, (extract(epoch FROM finished_at - started_at) * 1000000)::bigint - aside_serving * 1000000::bigint) END
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

-- The column of the published table that a stage counts in: consultation, cash, or, where its kind has a column of its own, the kind.
CREATE OR REPLACE FUNCTION column_of(kind text, counted_in text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT coalesce(counted_in, kind)
$$;

-- Whether a column is one of the published table.
CREATE OR REPLACE FUNCTION is_published("column" text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT "column" IN ('consultation', 'cash')
$$;

-- Whether a ticket with this route was to go through both columns of the published table.
CREATE OR REPLACE FUNCTION means_both(centre integer, route text[]) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN route <@ ARRAY['consultation', 'cash'] THEN route @> ARRAY['consultation', 'cash']
                ELSE (SELECT count(DISTINCT k.counted_in) = 2 FROM public.stage_kind k
                      WHERE k.centre_id = centre AND k.code = ANY (route)) END
$$;

-- The kinds that are served at a desk: its own, as far as the person who sits at it serves them too.
CREATE OR REPLACE FUNCTION kinds_served(centre integer, stages text[], held_by text, holder text) RETURNS text[]
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT coalesce((SELECT ARRAY(SELECT kind FROM unnest(stages) AS kind WHERE kind = ANY (p.kinds)) FROM public.person_kinds p
                     WHERE p.centre_id = centre AND p.person = holder AND held_by IS NOT NULL), stages)
$$;

-- What a desk, or a person, served at a moment; null: all, or nothing is known.
CREATE OR REPLACE FUNCTION served_then(of_centre integer, of_subject text, of_name text, at timestamptz) RETURNS text[]
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT k.kinds FROM public.served_kinds k
    WHERE k.centre_id = of_centre AND k.subject = of_subject AND k.name = of_name AND k.since <= served_then.at
    ORDER BY k.since DESC LIMIT 1
$$;

-- The kinds that were served at a desk while a person sat there, and when: as kinds_served says it, by what was so then. For the views of
-- other tools too: they may not see who serves what.
CREATE OR REPLACE FUNCTION kinds_served_during(of_centre integer, desk text, person text, sat tstzrange) RETURNS TABLE (span tstzrange, kinds text[])
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
    SELECT tstzrange(part.at, part.until),
           CASE WHEN own.kinds IS NULL THEN its.kinds
                ELSE ARRAY(SELECT kind FROM unnest(its.kinds) AS kind WHERE kind = ANY (own.kinds)) END
    FROM (SELECT at, lead(at, 1, upper($4)) OVER (ORDER BY at) AS until
          FROM (SELECT lower($4) AS at
                UNION SELECT k.since FROM public.served_kinds k
                WHERE k.centre_id = of_centre AND (k.subject = 'desk' AND k.name = $2 OR k.subject = 'person' AND k.name = $3)
                  AND k.since > lower($4) AND k.since < upper($4)) AS change) AS part
    CROSS JOIN LATERAL (SELECT public.served_then(of_centre, 'desk', $2, part.at) AS kinds) AS its
    CROSS JOIN LATERAL (SELECT public.served_then(of_centre, 'person', $3, part.at) AS kinds) AS own
$$;

-- Remembers from when on a desk serves other kinds; of a new one it is for ever.
CREATE OR REPLACE FUNCTION keep_desk_kinds() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO served_kinds (centre_id, subject, name, since, kinds)
    VALUES (NEW.centre_id, 'desk', NEW.code, CASE TG_OP WHEN 'INSERT' THEN timestamptz '-infinity' ELSE clock_timestamp() END, NEW.stages)
    ON CONFLICT (centre_id, subject, name, since) DO UPDATE SET kinds = excluded.kinds;
    RETURN NULL;
END $$;

-- Remembers from when on a person serves some kinds only, or all again.
CREATE OR REPLACE FUNCTION keep_person_kinds() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO served_kinds (centre_id, subject, name, since, kinds)
    SELECT coalesce(NEW.centre_id, OLD.centre_id), 'person', coalesce(NEW.person, OLD.person), clock_timestamp(), NEW.kinds
    WHERE EXISTS (SELECT FROM centre WHERE id = coalesce(NEW.centre_id, OLD.centre_id))
    ON CONFLICT (centre_id, subject, name, since) DO UPDATE SET kinds = excluded.kinds;
    RETURN NULL;
END $$;

-- Whether a person serves a kind at a centre.
CREATE OR REPLACE FUNCTION serves(centre integer, person text, kind text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT NOT EXISTS (SELECT FROM public.person_kinds p
                       WHERE p.centre_id = centre AND p.person = serves.person AND NOT serves.kind = ANY (p.kinds))
$$;

-- Whether a person sits at a desk of a centre; whoever has no account any more does not.
CREATE OR REPLACE FUNCTION is_at_a_desk(of_centre integer, person text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT EXISTS (SELECT FROM public.desk d WHERE d.centre_id = of_centre AND d.holder = person AND d.held_by IS NOT NULL)
       AND NOT EXISTS (SELECT FROM public.staff s WHERE person LIKE 'staff:%' AND s.login = substr(person, 7) AND NOT s.active)
$$;

-- Whether a visitor may be kept for a person, or, with none, for a desk: for a person while they sit at a desk, for a desk while it is open
-- and serves the visitor's kind. Nobody is kept for a desk that is closed or a person who has gone.
CREATE OR REPLACE FUNCTION can_be_kept(of_centre integer, kind text, desk text, person text) RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN person IS NOT NULL THEN public.is_at_a_desk(of_centre, person)
                ELSE EXISTS (SELECT FROM public.desk d
                             WHERE d.centre_id = of_centre AND d.code = can_be_kept.desk AND d.active AND d.shut_at IS NULL
                               AND can_be_kept.kind = ANY (public.kinds_served(of_centre, d.stages, d.held_by, d.holder))) END
$$;

-- Until when a stage is kept for the desk or the person that it waits for; null: it is kept for nobody. This is asked anew each time, and
-- not written down when somebody leaves or a desk is closed: so it is true whichever way that came about, and at the very moment.
CREATE OR REPLACE FUNCTION kept_until(of_centre integer, kind text, wanted_desk text, wanted_person text, wanted_until timestamptz)
RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN wanted_until IS NOT NULL AND public.can_be_kept(of_centre, kind, wanted_desk, wanted_person) THEN wanted_until END
$$;

-- For whom a stage is kept that has not begun to wait: of ticket.kept_for. Null: for nobody, or nobody who is there.
CREATE OR REPLACE FUNCTION kept_now(of_centre integer, kept_for text) RETURNS text LANGUAGE sql STABLE STRICT PARALLEL SAFE AS $$
    SELECT CASE WHEN kept_for LIKE 'desk:%'
                THEN CASE WHEN EXISTS (SELECT FROM public.desk d WHERE d.centre_id = of_centre AND 'desk:' || d.code = kept_for
                                       AND d.active AND d.shut_at IS NULL) THEN kept_for END
                WHEN public.is_at_a_desk(of_centre, kept_for) THEN kept_for END
$$;

-- Whether visitors may be handed to a person at a centre: to its specialists, and to whoever sits at one of its desks.
CREATE OR REPLACE FUNCTION is_colleague(of_centre integer, person text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT EXISTS (SELECT FROM public.staff s
                   WHERE person LIKE 'staff:%' AND s.login = substr(person, 7) AND s.active
                     AND (s.role = 'specialist' AND (s.centre_id IS NULL OR s.centre_id = of_centre)
                          OR EXISTS (SELECT FROM public.desk d WHERE d.centre_id = of_centre AND d.holder = person AND d.held_by IS NOT NULL)))
$$;

-- A ticket with its stages together. A ticket went through both kinds where all its published stages count and it has one in each
-- column: the measured combined figures stand on these. Here a kind is the column that it counts in.
CREATE OR REPLACE VIEW visit AS
SELECT centre_id, business_day, ticket_id,
       count(*) AS stages,
       count(*) FILTER (WHERE is_open(state)) AS open,
       count(*) FILTER (WHERE counts AND kind = 'consultation') AS consultation,
       sum(wait) FILTER (WHERE counts AND waited AND kind = 'consultation') AS consultation_wait,
       sum(service) FILTER (WHERE counts AND kind = 'consultation') AS consultation_service,
       count(*) FILTER (WHERE state = 'no_show' AND kind = 'consultation') AS consultation_no_show,
       count(*) FILTER (WHERE state = 'cancelled' AND kind = 'consultation') AS consultation_cancelled,
       count(*) FILTER (WHERE state = 'expired' AND kind = 'consultation') AS consultation_expired,
       count(*) FILTER (WHERE inaccurate AND kind = 'consultation') AS consultation_inaccurate,
       count(*) FILTER (WHERE counts AND kind = 'cash') AS cash,
       sum(wait) FILTER (WHERE counts AND waited AND kind = 'cash') AS cash_wait,
       sum(service) FILTER (WHERE counts AND kind = 'cash') AS cash_service,
       count(*) FILTER (WHERE state = 'no_show' AND kind = 'cash') AS cash_no_show,
       count(*) FILTER (WHERE state = 'cancelled' AND kind = 'cash') AS cash_cancelled,
       count(*) FILTER (WHERE state = 'expired' AND kind = 'cash') AS cash_expired,
       count(*) FILTER (WHERE inaccurate AND kind = 'cash') AS cash_inaccurate,
       bool_and(counts) AS counts,
       bool_and(counts OR NOT is_published(kind)) AND bool_or(kind = 'consultation') AND bool_or(kind = 'cash') AS through_both,
       bool_or(means_both(centre_id, route)) AS meant_both,
       bool_or(state = 'served') AS served,
       (array_agg(state ORDER BY position DESC))[1] AS furthest,
       count(*) FILTER (WHERE wrong_service AND kind = 'consultation') AS consultation_wrong_service,
       count(*) FILTER (WHERE counts AND NOT waited AND kind = 'consultation') AS consultation_not_queued,
       count(*) FILTER (WHERE counts AND at_once AND kind = 'consultation') AS consultation_at_once,
       count(*) FILTER (WHERE wrong_service AND kind = 'cash') AS cash_wrong_service,
       count(*) FILTER (WHERE counts AND NOT waited AND kind = 'cash') AS cash_not_queued,
       count(*) FILTER (WHERE counts AND at_once AND kind = 'cash') AS cash_at_once,
       bool_and(waited OR NOT is_published(kind)) AS queued
FROM (SELECT t.centre_id, t.business_day, t.id AS ticket_id, t.route, s.position, column_of(s.kind, s.counted_in) AS kind, s.state,
             counts(s.state, s.inaccurate, s.outcome) AS counts,
             is_inaccurate(s.state, s.inaccurate, s.outcome) AS inaccurate,
             is_wrong_service(s.state, s.outcome) AS wrong_service,
             goes_on_at_once(s.position, s.queued_at, s.called_at, s.started_at) AS at_once, s.waited,
             wait_of(s.queued_at, s.counts_from, s.called_at, s.postponed) AS wait,
             service_of(s.started_at, s.finished_at, s.aside_serving) AS service
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
       coalesce(sum(consultation_wait + cash_wait) FILTER (WHERE through_both AND queued), 0)::bigint AS both_wait,
       coalesce(sum(consultation_service + cash_service) FILTER (WHERE through_both), 0)::bigint AS both_service,
       count(*) FILTER (WHERE meant_both AND NOT through_both) AS both_left_out,
       count(*) FILTER (WHERE served) AS contacts,
       count(*) FILTER (WHERE NOT served AND furthest = 'no_show') AS contacts_no_show,
       count(*) FILTER (WHERE NOT served AND furthest = 'cancelled') AS contacts_cancelled,
       count(*) FILTER (WHERE NOT served AND furthest = 'expired') AS contacts_expired,
       count(*) FILTER (WHERE NOT served AND is_open(furthest)) AS contacts_open,
       sum(consultation_wrong_service)::bigint AS consultation_wrong_service,
       sum(consultation_not_queued)::bigint AS consultation_not_queued,
       sum(consultation_at_once)::bigint AS consultation_at_once,
       sum(cash_wrong_service)::bigint AS cash_wrong_service,
       sum(cash_not_queued)::bigint AS cash_not_queued,
       sum(cash_at_once)::bigint AS cash_at_once,
       count(*) FILTER (WHERE through_both AND NOT queued) AS both_not_queued
FROM visit
GROUP BY centre_id, business_day;

-- What a day of a centre comes to by kind, whatever column it counts in: counts, and exact sums of microseconds.
CREATE OR REPLACE VIEW kind_sums AS
SELECT centre_id, business_day, kind, counted_in,
       count(*) FILTER (WHERE counts) AS stages,
       coalesce(sum(wait) FILTER (WHERE counts AND waited), 0)::bigint AS wait,
       coalesce(sum(service) FILTER (WHERE counts), 0)::bigint AS service,
       count(*) FILTER (WHERE state = 'no_show') AS no_show,
       count(*) FILTER (WHERE state = 'cancelled') AS cancelled,
       count(*) FILTER (WHERE state = 'expired') AS expired,
       count(*) FILTER (WHERE inaccurate) AS inaccurate,
       count(*) FILTER (WHERE wrong_service) AS wrong_service,
       count(*) FILTER (WHERE counts AND NOT waited) AS not_queued,
       count(*) FILTER (WHERE counts AND at_once) AS at_once
FROM (SELECT t.centre_id, t.business_day, s.kind, s.state, s.waited,
             CASE WHEN is_published(column_of(s.kind, s.counted_in)) THEN column_of(s.kind, s.counted_in) END AS counted_in,
             counts(s.state, s.inaccurate, s.outcome) AS counts,
             is_inaccurate(s.state, s.inaccurate, s.outcome) AS inaccurate,
             is_wrong_service(s.state, s.outcome) AS wrong_service,
             goes_on_at_once(s.position, s.queued_at, s.called_at, s.started_at) AS at_once,
             wait_of(s.queued_at, s.counts_from, s.called_at, s.postponed) AS wait,
             service_of(s.started_at, s.finished_at, s.aside_serving) AS service
      FROM ticket t JOIN stage s ON s.centre_id = t.centre_id AND s.ticket_id = t.id) AS leg
GROUP BY centre_id, business_day, kind, counted_in;

-- How many were ahead, as promised waits are compared by: nobody, 1–3, 4–9, 10 or more.
CREATE OR REPLACE FUNCTION ahead_group(ahead integer) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN ahead = 0 THEN '0' WHEN ahead <= 3 THEN '1-3' WHEN ahead <= 9 THEN '4-9' ELSE '10+' END
$$;

-- Whether a wait came as it was promised, from and to so many seconds, both included. Null where nothing was promised.
CREATE OR REPLACE FUNCTION is_held(wait bigint, promised_from integer, promised_to integer) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT wait BETWEEN promised_from * 1000000::bigint AND promised_to * 1000000::bigint
$$;

-- What was promised to a visitor at the kiosk, and what came: of the first stage of each ticket that was called, and neither put off nor
-- moved by hand. "At once" is a promise of less than a minute: nobody had to wait.
CREATE OR REPLACE VIEW kept_promise AS
SELECT t.centre_id, t.business_day, t.id AS ticket_id, t.service, s.kind, t.issued_at, t.ahead, ahead_group(t.ahead) AS ahead_group,
       t.expected_from AS promised_from, t.expected_to AS promised_to, t.expected_mean AS mean, t.expected_spread AS spread,
       wait_of(s.queued_at, s.counts_from, s.called_at, s.postponed) AS wait,
       is_held(wait_of(s.queued_at, s.counts_from, s.called_at, s.postponed), t.expected_from, t.expected_to) AS held,
       coalesce(t.expected_to <= 60, false) AS at_once
FROM ticket t JOIN stage s ON s.centre_id = t.centre_id AND s.ticket_id = t.id AND s.position = 1
WHERE s.called_at IS NOT NULL AND s.waited AND s.postponed = 0 AND s.counts_from IS NULL
  AND s.moved_advance IS NULL AND s.priority_advance IS NULL AND NOT t.imported;

-- A ticket's label in its one written form, as dev.talon.queue.Label says it.
CREATE OR REPLACE FUNCTION ticket_label(typed text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT translate(left(bare, 1) || CASE WHEN substr(bare, 2) ~ '^[0-9]{1,2}$' THEN lpad(substr(bare, 2), 3, '0') ELSE substr(bare, 2) END,
                     'ABEKMHOPCTYX', 'АВЕКМНОРСТУХ')
    FROM regexp_replace(regexp_replace(upper(btrim(typed)), '^[ \u00A0№#.–—-]+|[ \u00A0.]+$', '', 'g'),
                        '^([^0-9])[ \u00A0.–—-]+', '\1') AS bare
$$;

-- When desks were opened, paused and closed; what was undone did not happen.
CREATE OR REPLACE VIEW desk_event AS
SELECT e.centre_id, e.id, e.at, e.kind, e.desk, e.actor, e.reason
FROM event e
WHERE e.kind IN ('desk_opened', 'desk_paused', 'desk_resumed', 'desk_closed')
  AND NOT EXISTS (SELECT FROM event undone WHERE undone.centre_id = e.centre_id AND undone.kind = 'undone' AND undone.ticket_id IS NULL
                  AND undone.at >= e.at AND e.id = ANY (undone.undoes));

-- Whether a desk holds a ticket at this moment, and not when the statement around began: a break waits for the call that
-- has its desk's row, and then has to see that call. VOLATILE is what makes it look anew.
CREATE OR REPLACE FUNCTION desk_is_busy(of_centre integer, of_desk text) RETURNS boolean LANGUAGE plpgsql VOLATILE AS $$
BEGIN
    RETURN EXISTS (SELECT FROM stage
                   WHERE centre_id = of_centre AND desk = of_desk AND state IN ('called', 'serving'));
END $$;

-- How many wait for a kind at this moment, or were put off and come back, and not when the statement around began: near closing one ticket is issued after the other, so
-- that two at the same moment never take the last place both. The lock is held until the command ends. VOLATILE is what makes it look anew.
CREATE OR REPLACE FUNCTION waiting_one_by_one(of_centre integer, of_day date, of_kind text) RETURNS bigint LANGUAGE plpgsql VOLATILE AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(1952541555, of_centre);
    RETURN (SELECT count(*) FROM stage st
            WHERE st.centre_id = of_centre AND st.business_day = of_day AND st.state IN ('waiting', 'postponed') AND st.kind = of_kind);
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

-- The two kinds that every centre begins with, by the names that pages have for them.
CREATE OR REPLACE FUNCTION usual_kinds() RETURNS TABLE (code text, names jsonb, "position" smallint) LANGUAGE sql IMMUTABLE AS $$
    VALUES ('consultation', '{"ru": "Консультация", "en": "Consultation"}'::jsonb, 1::smallint),
           ('cash', '{"ru": "Касса", "en": "Cash desk"}', 2::smallint)
$$;

CREATE OR REPLACE FUNCTION has_usual_name(kind text, names jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
    SELECT EXISTS (SELECT FROM public.usual_kinds() AS usual
                   WHERE usual.code = has_usual_name.kind AND usual.names = has_usual_name.names)
$$;

CREATE OR REPLACE FUNCTION add_usual_kinds() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO stage_kind (centre_id, code, names, counted_in, position)
    SELECT NEW.id, usual.code, usual.names, usual.code, usual.position FROM usual_kinds() AS usual
    ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;

-- Whether a service, a desk or a person names only open kinds of its centre.
CREATE OR REPLACE FUNCTION check_kinds() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    asked text[] := ARRAY(SELECT jsonb_array_elements_text(to_jsonb(NEW) -> CASE TG_TABLE_NAME
                              WHEN 'service' THEN 'route' WHEN 'desk' THEN 'stages' ELSE 'kinds' END));
    strange text := (SELECT each FROM unnest(asked) AS each WHERE NOT EXISTS (
                         SELECT FROM stage_kind k WHERE k.centre_id = NEW.centre_id AND k.code = each AND k.active) LIMIT 1);
BEGIN
    IF strange IS NOT NULL THEN
        RAISE EXCEPTION 'there is no kind %', strange
            USING ERRCODE = 'foreign_key_violation', CONSTRAINT = 'kinds_exist', DETAIL = strange;
    END IF;
    RETURN NULL;
END $$;

-- See stage.counted_in. A stage of a kind that its centre does not have is refused.
CREATE OR REPLACE FUNCTION set_column() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    SELECT nullif(k.counted_in, k.code) INTO NEW.counted_in
    FROM stage_kind k WHERE k.centre_id = NEW.centre_id AND k.code = NEW.kind;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'there is no kind %', NEW.kind USING ERRCODE = 'foreign_key_violation', CONSTRAINT = 'kinds_exist', DETAIL = NEW.kind;
    END IF;
    RETURN NEW;
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

-- See service_day: a ticket that was given back at once leaves its number of the day to somebody else, and takes it again if it is restored.
CREATE OR REPLACE FUNCTION give_back_day_limit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE service_day SET issued = issued + CASE NEW.state WHEN 'cancelled' THEN -1 ELSE 1 END
    WHERE centre_id = NEW.centre_id AND service = NEW.service AND business_day = NEW.business_day
      AND (NEW.state <> 'cancelled' OR issued > 0);
    RETURN NULL;
END $$;

-- How many tickets of a service count for the limit of a business day: those that were given out, and not of whoever was served without one. They are counted until the first that is issued under a limit;
-- from then on service_day has them.
CREATE OR REPLACE FUNCTION issued_on(centre integer, service text, day date) RETURNS integer LANGUAGE sql STABLE AS $$
    SELECT coalesce(
        (SELECT d.issued FROM service_day d
         WHERE d.centre_id = issued_on.centre AND d.service = issued_on.service AND d.business_day = issued_on.day),
        (SELECT count(*)::integer FROM ticket t JOIN stage st ON st.centre_id = t.centre_id AND st.ticket_id = t.id AND st.position = 1
         WHERE t.centre_id = issued_on.centre AND t.service = issued_on.service AND t.business_day = issued_on.day
           AND st.waited AND NOT (st.state = 'cancelled' AND st.called_at IS NULL AND st.finished_at < st.queued_at + interval '2 minutes')))
$$;
