-- A special day is as any other again.
WITH :here, gone AS (
    DELETE FROM special_day d USING here WHERE d.centre_id = here.id AND d.service = :service AND d.day = :day
), told AS (
    INSERT INTO event (centre_id, at, kind, actor, reason) SELECT id, now(), 'hours_changed', :actor, nullif(:service, '') FROM here
)
:bump
