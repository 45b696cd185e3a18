-- What is known and measured of a stage of a ticket of a chosen centre, but the norm. Wait, walk, spent and put_off are microseconds:
-- a wait ends with the first call and is without the time postponed, walking is from the last call to the start, service is without
-- the time set aside.
chosen.code AS centre, chosen.zone, ticket.centre_id, ticket.id AS ticket_id, ticket.label,
stage.service, ticket.category, ticket.business_day,
stage.position, stage.kind, stage.state, stage.queued_at, stage.called_at, stage.started_at,
stage.finished_at, stage.desk, stage.specialist, stage.inaccurate,
extract(hour FROM stage.queued_at AT TIME ZONE chosen.zone)::integer AS hour,
extract(isodow FROM ticket.business_day)::integer AS weekday,
stage.counts_from, stage.waited, stage.outcome, stage.aside, stage.counted_in,
counts(stage.state, stage.inaccurate, stage.outcome) AS counts,
is_wrong_service(stage.state, stage.outcome) AS wrong_service,
wait_of(stage.queued_at, stage.counts_from, stage.called_at, stage.postponed) AS wait,
walk_of(stage.last_called_at, stage.started_at) AS walk,
service_of(stage.started_at, stage.finished_at, stage.aside_serving) AS spent,
stage.postponed * 1000000::bigint AS put_off
