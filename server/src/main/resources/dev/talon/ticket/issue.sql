-- Issues a ticket. What is promised has, for each of the kinds, and for each number of people ahead up to depth, four numbers: from, to,
-- expected, spread; nulls where nothing is.
-- Scalar subqueries count those ahead: they force the planner onto the index of waiting stages, whatever its row estimates, and
-- to this centre's day only.
-- What staff give before the opening waits from the opening on (counts_from); null: from now on.
-- The parts refer to each other in a chain: PostgreSQL promises no order for others, and the order prevents deadlocks.
WITH clock AS MATERIALIZED (
    SELECT coalesce(:now::timestamptz, clock_timestamp()) AS now),
asked AS (
    SELECT c.id AS centre_id, s.code, s.route, valid.norm, s.prefix, by_language(s.name_ru, s.name_en, s.translations -> 'name') AS name, clock.now,
           by_language(s.advice_ru, s.advice_en, s.translations -> 'advice') AS advice,
           business_day(c.zone, c.day_ends, clock.now) AS day,
           due_at(waits_from(clock.now, :counts_from::timestamptz), valid.norm, :category) AS due_at,
           array_position(:kinds::text[], s.route[1]) - 1 AS place,
           -- What the node has decided of the hours (dev.talon.board.Openings) holds for these hours and this time only.
           c.hours_version, s.day_limit,
           c.hours_version = :hours_version AND clock.now >= :opens AND clock.now < :closes AS in_hours
    FROM clock, centre c JOIN service s ON s.centre_id = c.id
    CROSS JOIN LATERAL norm_of(c.id, s.code, business_day(c.zone, c.day_ends, clock.now)) AS valid
    WHERE c.code = :centre AND s.code = :service AND s.active
      AND (NOT :by_specialist::boolean OR c.specialists_issue)
      AND (:kiosk::integer IS NULL OR :category <> 'priority' OR c.kiosk_priority)
      AND (:printer::text IS NULL OR EXISTS (SELECT FROM printer p WHERE p.centre_id = c.id AND p.code = :printer))),
before AS (
    SELECT count(*)::integer AS ahead,
           4 * ((SELECT place FROM asked) * :depth::integer + least(count(*), :depth::integer - 1))::integer AS place
    FROM stage st
    WHERE st.centre_id = (SELECT centre_id FROM asked) AND st.business_day = (SELECT day FROM asked)
      AND st.state = 'waiting'
      AND is_before(st.due_at, st.queued_at, st.ticket_id, (SELECT due_at FROM asked), (SELECT now FROM asked), :ticket)
      AND st.kind = (SELECT route[1] FROM asked)),
-- Near closing only so many may wait that one more is served in time, and only then one waits for the other.
admitted AS MATERIALIZED (
    SELECT asked.* FROM asked
    WHERE in_hours AND CASE WHEN :most_waiting::integer IS NULL THEN true
                            ELSE :most_waiting >= waiting_one_by_one(centre_id, day, route[1]) END),
of_day AS (
    INSERT INTO service_day AS d (centre_id, service, business_day, issued)
    SELECT centre_id, code, day, issued_on(centre_id, code, day) + 1 FROM admitted
    WHERE day_limit IS NOT NULL AND issued_on(centre_id, code, day) < day_limit
    ON CONFLICT (centre_id, service, business_day) DO UPDATE SET issued = d.issued + 1
    WHERE d.issued < (SELECT day_limit FROM admitted)
    RETURNING issued),
number AS (
    INSERT INTO counter AS k (centre_id, business_day, prefix, last)
    SELECT centre_id, day, prefix, 1 FROM admitted
    WHERE day_limit IS NULL OR EXISTS (SELECT FROM of_day)
    ON CONFLICT (centre_id, business_day, prefix) DO UPDATE SET last = k.last + 1
    RETURNING last),
issued AS (
    INSERT INTO ticket (centre_id, id, business_day, service, route, norm, label, category, language,
                        issued_at, ahead, expected_from, expected_to, expected_mean, expected_spread)
    SELECT centre_id, :ticket, day, code, route, norm,
           label_of(prefix, last),
           :category, :language, now, ahead,
           (:promised::integer[])[before.place + 1], (:promised::integer[])[before.place + 2],
           (:promised::integer[])[before.place + 3], (:promised::integer[])[before.place + 4]
    FROM asked, before, number
    RETURNING centre_id, id, business_day, label, route, norm, issued_at, ahead, expected_from, expected_to),
queued AS (
    INSERT INTO stage (centre_id, ticket_id, position, business_day, service, kind, state, queued_at, due_at, counts_from)
    SELECT i.centre_id, i.id, 1, i.business_day, a.code, i.route[1], 'waiting', i.issued_at, a.due_at, :counts_from
    FROM issued i, asked a
    RETURNING due_at),
job AS (
    INSERT INTO print_job (centre_id, id, ticket_id, printer_id, state, created_at)
    SELECT i.centre_id, :print_job, i.id, p.id, 'queued', i.issued_at
    FROM issued i JOIN printer p ON CASE WHEN :printer::text IS NULL THEN p.id = (SELECT d.printer_id FROM device d WHERE d.id = :kiosk)
                                         ELSE p.centre_id = i.centre_id AND p.code = :printer END
    RETURNING printer_id),
noted AS (
    INSERT INTO event (centre_id, at, kind, ticket_id, position, actor, reason, command_key, command_request, counts_from)
    SELECT centre_id, issued_at, 'issued', id, 1, :actor, :reason::text, split_part(:key, ' ', 1), split_part(:key, ' ', 2), :counts_from FROM issued),
bumped AS (
    UPDATE centre SET version = version + 1 FROM issued WHERE centre.id = issued.centre_id
    RETURNING version)
-- Without a label nothing was issued: it says why.
SELECT i.centre_id, i.business_day, i.label, i.route, i.issued_at, i.ahead, i.expected_from, i.expected_to,
       queued.due_at, asked.name, asked.advice, bumped.version,
       (SELECT printer_id FROM job) AS printer_id,
       (SELECT jsonb_object_agg(k.code, k.names) FROM stage_kind k
        WHERE k.centre_id = (SELECT centre_id FROM asked) AND k.code = ANY ((SELECT route FROM asked)::text[])) AS kinds,
       asked.now, asked.hours_version, asked.route AS asked_route, asked.in_hours, EXISTS (SELECT FROM admitted) AS has_room
FROM asked LEFT JOIN (issued i CROSS JOIN queued CROSS JOIN bumped) ON true
