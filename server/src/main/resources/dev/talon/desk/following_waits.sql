-- The stage after the one that has ended (changed), if its ticket has one. Its wait begins at this moment.
following AS (
    INSERT INTO stage AS st (centre_id, ticket_id, position, business_day, service, kind, state, queued_at, due_at, wanted_desk,
                             wanted_person, wanted_until)
    SELECT t.centre_id, t.id, done.position + 1, t.business_day, coalesce(t.legs[done.position + 1], t.service), t.route[done.position + 1],
           'waiting', done.finished_at, due_next(done.finished_at, t.norm, t.category, kept.who),
           kept_for_desk(kept.who), kept_for_person(kept.who),
           CASE WHEN kept.who IS NOT NULL THEN done.finished_at + here.back_minutes * interval '1 minute' END
    FROM here, changed done JOIN ticket t ON t.centre_id = done.centre_id AND t.id = done.ticket_id
    CROSS JOIN LATERAL (SELECT t.kept_for[done.position + 1] AS who) AS kept
    WHERE done.position < cardinality(t.route)
    RETURNING :changed_stage)
