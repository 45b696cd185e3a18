-- How many tickets of a service are given on a day.
WITH :here, kept AS (
    UPDATE service SET day_limit = :limit FROM here WHERE centre_id = here.id AND code = :service
), told AS (
    INSERT INTO event (centre_id, at, kind, actor, reason) SELECT id, now(), 'hours_changed', :actor, nullif(:service, '') FROM here
)
:bump
