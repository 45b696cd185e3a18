-- Hands the visitor at the desk on: to a service, to a kind, to a desk or to a person. A visitor who is only called goes back into the
-- queue for that service, kind, desk or person and keeps the place. A service that has begun ends here and another stage follows: for the
-- wrong service it takes the place of this one, which leaves both means, and of what else was planned; a further matter comes in between,
-- due after its norm. Who was called for the wrong service came to the desk, and their service took no time: it ends so too.
-- With back_to the visitor then comes back: a stage as this one follows, kept for whoever is at this desk, or for the desk.
WITH :own_desk,
:taken,
goal AS (
    SELECT taken.centre_id, taken.ticket_id, taken.position, t.norm, t.category, to_jsonb(t) AS was,
           CASE WHEN :service::text IS NULL THEN ARRAY[coalesce(:to_kind::text, st.kind)] ELSE s.route END AS kinds,
           coalesce(s.code, st.service) AS service,
           :service::text IS NOT NULL AND NOT :wrong_service::boolean AS further,
           taken.state = 'serving' OR :wrong_service AND (:service::text IS NOT NULL OR :to_kind::text IS NOT NULL) AS ends,
           t.route, coalesce(t.legs, array_fill(t.service, ARRAY[cardinality(t.route)])) AS legs,
           coalesce(t.kept_for, array_fill(NULL::text, ARRAY[cardinality(t.route)])) AS kept_for,
           CASE WHEN :back_to::text IS NULL THEN '{}' ELSE ARRAY[st.kind] END AS back_kind,
           CASE WHEN :back_to::text IS NULL THEN '{}' ELSE ARRAY[st.service] END AS back_service,
           CASE WHEN :back_to::text IS NULL THEN '{}'
                ELSE ARRAY[coalesce(CASE WHEN :back_to = 'specialist' THEN here.holder END, 'desk:' || here.code)] END AS back_for
    FROM here, taken
    JOIN stage st ON st.centre_id = taken.centre_id AND st.ticket_id = taken.ticket_id AND st.position = taken.position
    JOIN ticket t ON t.centre_id = taken.centre_id AND t.id = taken.ticket_id
    LEFT JOIN service s ON s.centre_id = taken.centre_id AND s.code = :service AND s.active
    WHERE (:service::text IS NULL OR s.code IS NOT NULL AND (taken.state = 'serving' OR st.started_at IS NULL))
      AND (:back_to::text IS NULL OR taken.state = 'serving')
      AND (:to_kind::text IS NULL OR (taken.state = 'serving' OR st.started_at IS NULL)
           AND EXISTS (SELECT FROM stage_kind k WHERE k.centre_id = taken.centre_id AND k.code = :to_kind AND k.active))
      AND (:to_desk::text IS NULL AND :to_person::text IS NULL OR can_be_kept(taken.centre_id, st.kind, :to_desk, :to_person))
      AND (:to_person IS NULL OR is_colleague(taken.centre_id, :to_person) AND serves(taken.centre_id, :to_person, st.kind))
    FOR UPDATE OF t),
sent_back AS (
    UPDATE stage st
    SET state = 'waiting', kind = goal.kinds[1], service = goal.service, desk = NULL, sole = false, comment = :comment, wanted_desk = :to_desk,
        wanted_person = :to_person,
        wanted_until = CASE WHEN :to_kind IS NULL AND :service::text IS NULL THEN here.now + :minutes::integer * interval '1 minute' END
    FROM goal, here
    WHERE st.centre_id = goal.centre_id AND st.ticket_id = goal.ticket_id AND st.position = goal.position
      AND st.state = 'called' AND NOT goal.ends
    RETURNING :changed_stage),
changed AS (
    UPDATE stage st
    SET state = 'served', started_at = coalesce(st.started_at, greatest(here.now, st.last_called_at)),
        finished_at = greatest(here.now, st.last_called_at, st.started_at),
        outcome = CASE WHEN :wrong_service THEN 'wrong_service' ELSE 'transferred' END
    FROM goal, here
    WHERE st.centre_id = goal.centre_id AND st.ticket_id = goal.ticket_id AND st.position = goal.position
      AND st.state IN ('called', 'serving') AND goal.ends
    RETURNING :changed_stage),
rerouted AS (
    UPDATE ticket t
    SET route = goal.route[1 : goal.position] || goal.kinds || goal.back_kind
                || CASE WHEN :wrong_service AND :service::text IS NOT NULL THEN '{}' ELSE goal.route[goal.position + 1 : cardinality(goal.route)] END,
        legs = goal.legs[1 : goal.position] || array_fill(goal.service, ARRAY[cardinality(goal.kinds)]) || goal.back_service
               || CASE WHEN :wrong_service AND :service::text IS NOT NULL THEN '{}' ELSE goal.legs[goal.position + 1 : cardinality(goal.route)] END,
        kept_for = CASE WHEN :back_to::text IS NOT NULL OR t.kept_for IS NOT NULL
                        THEN goal.kept_for[1 : goal.position] || array_fill(NULL::text, ARRAY[cardinality(goal.kinds)]) || goal.back_for
                             || CASE WHEN :wrong_service AND :service::text IS NOT NULL THEN '{}'
                                     ELSE goal.kept_for[goal.position + 1 : cardinality(goal.route)] END END
    FROM goal, changed
    WHERE t.centre_id = goal.centre_id AND t.id = goal.ticket_id
    RETURNING t.id),
-- Who goes back into the queue has the kind in place of this one; a service comes in place of all that was planned.
changed_way AS (
    UPDATE ticket t
    SET route = goal.route[1 : goal.position - 1] || goal.kinds
                || CASE WHEN :service::text IS NOT NULL THEN '{}' ELSE goal.route[goal.position + 1 : cardinality(goal.route)] END,
        legs = CASE WHEN :service::text IS NULL THEN t.legs
                    ELSE goal.legs[1 : goal.position - 1] || array_fill(goal.service, ARRAY[cardinality(goal.kinds)]) END,
        kept_for = CASE WHEN :service::text IS NOT NULL AND t.kept_for IS NOT NULL
                        THEN t.kept_for[1 : goal.position - 1] || array_fill(NULL::text, ARRAY[cardinality(goal.kinds)]) ELSE t.kept_for END
    FROM goal, sent_back
    WHERE t.centre_id = goal.centre_id AND t.id = goal.ticket_id AND (:to_kind IS NOT NULL OR :service::text IS NOT NULL)
    RETURNING t.id),
following AS (
    INSERT INTO stage AS st (centre_id, ticket_id, position, business_day, service, kind, state, queued_at, due_at, comment,
                             wanted_desk, wanted_person, wanted_until)
    SELECT done.centre_id, done.ticket_id, done.position + 1, here.day, goal.service, goal.kinds[1], 'waiting', done.finished_at,
           CASE WHEN goal.further THEN due_at(done.finished_at, goal.norm, goal.category) ELSE done.due_at END,
           :comment, :to_desk, :to_person,
           CASE WHEN :to_desk IS NOT NULL OR :to_person IS NOT NULL THEN here.now + :minutes * interval '1 minute' END
    FROM changed done, goal, here, rerouted
    RETURNING :changed_stage),
followed AS (
    INSERT INTO event (centre_id, at, kind, ticket_id, position, desk, actor)
    SELECT centre_id, queued_at, 'queued', ticket_id, position, (SELECT code FROM here), :actor FROM following
    RETURNING id),
moved AS (
    SELECT * FROM sent_back UNION ALL SELECT * FROM following),
noted AS (
    INSERT INTO event (centre_id, at, kind, ticket_id, position, desk, actor, reason, command_key, command_request, outcome)
    SELECT centre_id, (SELECT now FROM clock), 'transferred', ticket_id, position, (SELECT code FROM here), :actor, nullif(concat_ws(': ', :reason::text, :comment::text), ''),
           split_part(:key, ' ', 1), split_part(:key, ' ', 2),
           CASE WHEN state = 'served' THEN CASE WHEN :wrong_service THEN 'wrong_service' ELSE 'transferred' END END
    FROM (SELECT * FROM sent_back UNION ALL SELECT * FROM changed) AS left_desk
    RETURNING id, centre_id, kind, ticket_id, position),
before AS (SELECT taken.was FROM taken),
after AS (SELECT became FROM sent_back UNION ALL SELECT became FROM changed UNION ALL SELECT became FROM following),
others AS (SELECT id FROM followed),
tickets AS (SELECT (SELECT jsonb_build_array(goal.was) FROM goal, (SELECT id FROM rerouted UNION ALL SELECT id FROM changed_way) AS way) AS was, NULL::uuid AS born, NULL::text AS label),
:overridden_and_bumped
SELECT :as_moved FROM moved s JOIN ticket t ON t.centre_id = s.centre_id AND t.id = s.ticket_id, bumped
