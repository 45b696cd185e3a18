-- The tickets of today, each with its furthest stage and the service that it is for: those that wait first, as they are called; then those at desks, then the others,
-- the latest first. A number without its letter finds every ticket of that number, one in the other layout of the keyboard what its keys
-- mean there too. Without any, a single row says that the centre exists.
WITH clock AS MATERIALIZED (
    SELECT coalesce(:now::timestamptz, clock_timestamp()) AS now),
c AS (
    SELECT centre.id, business_day(zone, day_ends, clock.now) AS day FROM centre, clock WHERE code = :centre),
today AS (
    SELECT DISTINCT ON (t.id) t.id AS ticket, t.label, st.service, by_language(s.name_ru, s.name_en, s.translations -> 'name') AS name, t.category, t.language, t.norm, t.issued_at,
           cardinality(t.route) AS stages, st.centre_id, st.business_day, st.ticket_id, st.position, st.kind, st.state, st.queued_at, st.due_at,
           st.called_at, st.counts_from, st.last_called_at, st.calls, st.started_at, st.finished_at, st.postponed, st.moved_advance, st.away_until, t.note,
           coalesce(st.desk, CASE WHEN st.state = 'waiting' THEN
               awaited_at(st.centre_id, st.wanted_desk, st.wanted_person,
                          kept_until(st.centre_id, st.kind, st.wanted_desk, st.wanted_person, st.wanted_until), (SELECT now FROM clock)) END) AS desk
    FROM c JOIN ticket t ON t.centre_id = c.id AND t.business_day = c.day
    JOIN stage st ON st.centre_id = t.centre_id AND st.ticket_id = t.id
    JOIN service s ON s.centre_id = st.centre_id AND s.code = st.service
    WHERE :label::text IS NULL OR t.label IN (:label, :other::text) OR substr(t.label, 2) = :digits::text
    ORDER BY t.id, st.position DESC),
found AS (
    SELECT today.*, count(*) OVER ()::integer AS total,
           row_number() OVER (ORDER BY state <> 'waiting', CASE WHEN state = 'waiting' THEN due_at END,
                                       CASE WHEN state = 'waiting' THEN queued_at END,
                                       state NOT IN ('called', 'serving'), NOT is_open(state),
                                       coalesce(finished_at, last_called_at, queued_at) DESC, ticket) AS line
    FROM today
    WHERE CASE WHEN :state::text IS NULL THEN :label::text IS NOT NULL OR is_open(state) ELSE state = :state OR :state = 'all' END)
SELECT found.*, place.ahead, CASE WHEN found.state = 'waiting'
            THEN late_from(found.queued_at, found.counts_from, found.called_at, found.norm, found.postponed) END AS late_from,
       paper.state AS paper, paper.reason AS paper_reason, last.what AS undoable, last.at AS undoable_at
FROM c LEFT JOIN found ON found.line <= :most
LEFT JOIN LATERAL (
    SELECT count(*)::integer AS ahead FROM stage o
    WHERE o.centre_id = found.centre_id AND o.business_day = found.business_day AND o.state = 'waiting' AND o.kind = found.kind
      AND is_before(o.due_at, o.queued_at, o.ticket_id, found.due_at, found.queued_at, found.ticket_id)) AS place
    ON found.state = 'waiting'
LEFT JOIN LATERAL (
    SELECT p.state, p.reason FROM print_job p WHERE p.centre_id = found.centre_id AND p.ticket_id = found.ticket
    ORDER BY p.created_at DESC LIMIT 1) AS paper ON true
LEFT JOIN LATERAL (
    SELECT u.what, u.at, u.after FROM ticket_undo u WHERE u.centre_id = found.centre_id AND u.ticket_id = found.ticket
    ORDER BY u.event DESC LIMIT 1) AS done ON true
LEFT JOIN LATERAL (
    SELECT done.what, done.at FROM stage st
    WHERE st.centre_id = found.centre_id AND st.ticket_id = found.ticket AND st.position = found.position
      AND st IS NOT DISTINCT FROM jsonb_populate_record(NULL::stage, done.after)) AS last ON true
ORDER BY found.line
