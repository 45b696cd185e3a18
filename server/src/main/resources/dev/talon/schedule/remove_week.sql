-- The weekly hours that begin on a day.
WITH :here, gone AS (
    DELETE FROM working_week w USING here WHERE w.centre_id = here.id AND w.service = :service AND w.valid_from = :from
), told AS (
    INSERT INTO event (centre_id, at, kind, actor, reason) SELECT id, now(), 'hours_changed', :actor, nullif(:service, '') FROM here
)
:bump
