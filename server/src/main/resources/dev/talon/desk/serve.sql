-- Serves somebody who has no ticket: the ticket is issued and its service begins at this one moment. Nobody queued for it, so it is in no
-- mean of waits.
WITH :own_desk,
asked AS (
    SELECT here.centre_id, s.code, s.route, valid.norm, s.prefix
    FROM here JOIN service s ON s.centre_id = here.centre_id
    CROSS JOIN LATERAL norm_of(here.centre_id, s.code, here.day) AS valid
    WHERE here.calling AND s.code = :service AND s.active AND s.route[1] = ANY (here.stages)
      AND NOT EXISTS (SELECT FROM stage busy WHERE busy.centre_id = here.centre_id
                      AND busy.desk = here.code AND busy.state IN ('called', 'serving'))),
next AS (
    SELECT asked.centre_id FROM asked),
:still_free,
number AS (
    INSERT INTO counter AS k (centre_id, business_day, prefix, last)
    SELECT asked.centre_id, here.day, asked.prefix, 1 FROM asked, here, free
    ON CONFLICT (centre_id, business_day, prefix) DO UPDATE SET last = k.last + 1
    RETURNING last),
issued AS (
    INSERT INTO ticket (centre_id, id, business_day, service, route, norm, label, category, language, issued_at)
    SELECT asked.centre_id, :ticket::uuid, here.day, asked.code, asked.route, asked.norm, label_of(asked.prefix, number.last),
           :category, :language, here.now
    FROM asked, here, number
    RETURNING *),
changed AS (
    INSERT INTO stage AS st (centre_id, ticket_id, position, business_day, service, kind, state, queued_at, due_at, called_at,
                             last_called_at, calls, started_at, desk, specialist, sole, waited)
    SELECT i.centre_id, i.id, 1, i.business_day, i.service, i.route[1], 'serving', here.now, here.now, here.now, here.now, 1, here.now,
           here.code, :actor, here.sole, false
    FROM issued i, here
    RETURNING :changed_stage),
noted AS (
    INSERT INTO event (centre_id, at, kind, ticket_id, position, desk, actor, reason, command_key, command_request)
    SELECT centre_id, (SELECT now FROM clock), 'served_without_ticket', ticket_id, position, desk, :actor, :reason::text,
           split_part(:key, ' ', 1), split_part(:key, ' ', 2)
    FROM changed
    RETURNING id, centre_id, kind, ticket_id, position),
before AS (SELECT NULL::jsonb AS was WHERE false),
after AS (SELECT changed.became FROM changed),
others AS (SELECT NULL::bigint AS id WHERE false),
tickets AS (SELECT NULL::jsonb AS was, issued.id AS born, issued.label FROM issued),
:overridden_and_bumped
SELECT :as_seen, NULL::text AS out_of_turn, bumped.version
FROM changed s
JOIN issued t ON t.centre_id = s.centre_id AND t.id = s.ticket_id, here, bumped
