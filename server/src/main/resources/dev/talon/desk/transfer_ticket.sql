-- Hands a visitor on who waits, without a desk: to a service in place of what was planned, to a kind, to a desk or to a person. The place stays.
WITH :of_centre,
:named,
goal AS (
    SELECT taken.centre_id, taken.ticket_id, taken.position,
           CASE WHEN :service::text IS NOT NULL THEN s.route
                ELSE ARRAY[coalesce(:to_kind::text, st.kind)] || t.route[taken.position + 1 : cardinality(t.route)] END AS kinds,
           CASE WHEN :service::text IS NULL THEN t.legs[taken.position : cardinality(t.legs)] ELSE array_fill(s.code, ARRAY[cardinality(s.route)]) END AS services,
           t.route, CASE WHEN :service::text IS NULL THEN t.legs ELSE coalesce(t.legs, array_fill(t.service, ARRAY[cardinality(t.route)])) END AS legs
    FROM taken
    JOIN stage st ON st.centre_id = taken.centre_id AND st.ticket_id = taken.ticket_id AND st.position = taken.position
    JOIN ticket t ON t.centre_id = taken.centre_id AND t.id = taken.ticket_id
    LEFT JOIN service s ON s.centre_id = taken.centre_id AND s.code = :service AND s.active
    WHERE (:service::text IS NULL OR s.code IS NOT NULL AND st.started_at IS NULL)
      AND (:to_kind::text IS NULL OR st.started_at IS NULL AND EXISTS (SELECT FROM stage_kind k WHERE k.centre_id = taken.centre_id
                                                                        AND k.code = :to_kind AND k.active))
      AND (:to_desk::text IS NULL AND :to_person::text IS NULL OR can_be_kept(taken.centre_id, st.kind, :to_desk, :to_person))
      AND (:to_person IS NULL OR is_colleague(taken.centre_id, :to_person) AND serves(taken.centre_id, :to_person, st.kind))
    FOR UPDATE OF t),
changed AS (
    UPDATE stage st
    SET kind = goal.kinds[1], service = coalesce(goal.services[1], st.service), comment = :comment, wanted_desk = :to_desk,
        wanted_person = :to_person,
        wanted_until = CASE WHEN :service::text IS NULL AND :to_kind::text IS NULL THEN here.now + :minutes::integer * interval '1 minute' END
    FROM goal, here
    WHERE st.centre_id = goal.centre_id AND st.ticket_id = goal.ticket_id AND st.position = goal.position
      AND st.state = 'waiting'
    RETURNING :changed_stage),
rerouted AS (
    UPDATE ticket t
    SET route = goal.route[1 : goal.position - 1] || goal.kinds, legs = goal.legs[1 : goal.position - 1] || goal.services,
        kept_for = CASE WHEN :to_kind IS NULL AND t.kept_for IS NOT NULL
                        THEN t.kept_for[1 : goal.position - 1] || array_fill(NULL::text, ARRAY[cardinality(goal.kinds)]) ELSE t.kept_for END
    FROM goal, changed
    WHERE t.centre_id = goal.centre_id AND t.id = goal.ticket_id AND (:service::text IS NOT NULL OR :to_kind::text IS NOT NULL)),
noted AS (
    INSERT INTO event (centre_id, at, kind, ticket_id, position, actor, reason, command_key, command_request)
    SELECT centre_id, (SELECT now FROM clock), 'transferred', ticket_id, position, :actor, nullif(concat_ws(': ', :reason::text, :comment::text), ''),
           split_part(:key, ' ', 1), split_part(:key, ' ', 2)
    FROM changed
    RETURNING id, centre_id, kind, ticket_id),
before AS (SELECT taken.was FROM taken),
after AS (SELECT changed.became FROM changed),
:kept_and_bumped
SELECT :as_moved FROM changed s JOIN ticket t ON t.centre_id = s.centre_id AND t.id = s.ticket_id, bumped
