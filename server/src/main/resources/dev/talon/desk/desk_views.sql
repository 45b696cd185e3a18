-- The states of desks: one row for each desk that exists. Each caller is given with its desk; a page may be null.
WITH clock AS MATERIALIZED (
    SELECT coalesce(:now::timestamptz, clock_timestamp()) AS now),
here AS (
    SELECT d.centre_id, d.code, kinds_served(c.id, d.stages, d.held_by, d.holder) AS stages, d.held_by, d.holder, d.specialist,
           d.paused_at, d.pause_reason, d.pause_until, d.shut_at, d.shut_reason, d.key_refused, d.key_refused_at, c.recall_limit, (d.holder IS NOT DISTINCT FROM asked.actor::text AND d.held_by IS NOT NULL
            AND (asked.page::text IS NULL OR d.held_by = asked.page)) AS sits, business_day(c.zone, c.day_ends, clock.now) AS day, c.version, asked.place,
           asked.actor AS asking, clock.now
    FROM clock, centre c JOIN desk d ON d.centre_id = c.id
    JOIN unnest(:desks::text[], :actors::text[], :pages::text[]) WITH ORDINALITY AS asked (desk, actor, page, place)
        ON asked.desk = d.code
    WHERE c.code = :centre)
SELECT here.place, here.version, here.code, here.stages, CASE WHEN here.held_by IS NOT NULL THEN here.specialist END AS holder,
       here.sits, here.paused_at, here.pause_reason, here.pause_until, here.shut_at, here.shut_reason, call.*,
       next.label AS next_label, next.service AS next_service, next.due_at AS next_due_at,
       waiting.services, today.served, today.mean,
       (SELECT coalesce(json_agg(json_build_object(
                   'ticket', t.id, 'label', t.label, 'service', st.service, 'stage', st.kind, 'until', st.away_until,
                   'reason', st.away_reason, 'since', st.away_since, 'served', st.started_at IS NOT NULL) ORDER BY st.away_until, t.label), '[]')
        FROM stage st JOIN ticket t ON t.centre_id = st.centre_id AND t.id = st.ticket_id
        WHERE st.centre_id = here.centre_id AND st.business_day = here.day AND st.state = 'postponed'
          AND (st.wanted_person = here.asking OR st.away_desk = here.code AND NOT EXISTS (
                   SELECT FROM desk theirs WHERE theirs.centre_id = st.centre_id AND theirs.holder = st.wanted_person
                   AND theirs.held_by IS NOT NULL AND theirs.code <> here.code))) AS aside,
       (SELECT json_build_object('what', u.what, 'label', u.label, 'until', u.at + interval '60 seconds')
        FROM desk_undo u
        WHERE u.centre_id = here.centre_id AND u.desk = here.code AND u.at > here.now - interval '60 seconds'
          AND here.paused_at IS NULL AND :nothing_followed) AS undoable,
       (SELECT bool_and(pad.connected AND pad.driver_until > clock_timestamp())
        FROM cable pad JOIN cable_end e ON e.cable_id = pad.id
        WHERE pad.centre_id = here.centre_id AND pad.kind = 'pad' AND e.desk = here.code) AS pad,
       (SELECT json_build_object('why', here.key_refused, 'at', here.key_refused_at)
        WHERE here.key_refused_at > here.now - interval '1 minute'
          AND NOT EXISTS (SELECT FROM desk_undo u WHERE u.centre_id = here.centre_id AND u.desk = here.code AND u.at > here.key_refused_at)) AS pad_refused,
       :unread_messages AS messages
FROM here
LEFT JOIN LATERAL (
    SELECT :as_seen, :out_of_turn AS out_of_turn
    FROM stage s JOIN ticket t ON t.centre_id = s.centre_id AND t.id = s.ticket_id
    WHERE s.centre_id = here.centre_id AND s.desk = here.code AND s.state IN ('called', 'serving')) AS call ON true
LEFT JOIN LATERAL (
    SELECT t.label, st.service, st.due_at
    FROM stage st JOIN ticket t ON t.centre_id = st.centre_id AND t.id = st.ticket_id
    WHERE st.centre_id = here.centre_id AND st.business_day = here.day AND st.state = 'waiting'
      AND may_be_called(st.kind, st.wanted_desk, st.wanted_person,
                        kept_until(st.centre_id, st.kind, st.wanted_desk, st.wanted_person, st.wanted_until),
                        here.stages, here.code, here.asking, here.now)
    ORDER BY st.due_at, st.queued_at, st.ticket_id LIMIT 1) AS next ON true
CROSS JOIN LATERAL (
    SELECT coalesce(json_agg(w), '[]') AS services
    FROM (SELECT st.service, count(*) AS count, coalesce(min(waits_from(st.queued_at, st.counts_from)) FILTER (WHERE st.called_at IS NULL), min(st.called_at)) AS since
          FROM stage st JOIN ticket t ON t.centre_id = st.centre_id AND t.id = st.ticket_id
          WHERE st.centre_id = here.centre_id AND st.business_day = here.day AND st.state = 'waiting'
            AND may_be_called(st.kind, st.wanted_desk, st.wanted_person,
                              kept_until(st.centre_id, st.kind, st.wanted_desk, st.wanted_person, st.wanted_until),
                              here.stages, here.code, here.asking, here.now)
          GROUP BY st.service) AS w) AS waiting
CROSS JOIN LATERAL (
    SELECT count(*)::integer AS served,
           mean_seconds(sum(seconds(service_of(st.started_at, st.finished_at, st.aside_serving))) FILTER (WHERE counts(st.state, st.inaccurate, st.outcome)),
                        count(*) FILTER (WHERE counts(st.state, st.inaccurate, st.outcome))) AS mean
    FROM stage st
    WHERE st.centre_id = here.centre_id AND st.state = 'served' AND st.desk = here.code
      AND st.business_day = here.day AND st.finished_at >= here.day - interval '1 day') AS today
