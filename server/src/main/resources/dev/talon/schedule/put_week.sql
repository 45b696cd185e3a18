-- Weekly hours from a day on. Only what differs is written, and so told of.
WITH :here, week AS (
    INSERT INTO working_week (centre_id, service, valid_from) SELECT id, :service, :from FROM here
    ON CONFLICT (centre_id, service, valid_from) DO UPDATE SET valid_from = EXCLUDED.valid_from RETURNING centre_id
), given AS (
    SELECT week.centre_id, h.* FROM week, jsonb_to_recordset(:hours::jsonb) AS h (weekday smallint, opens time, closes time)
), gone AS (
    DELETE FROM working_hours w USING here
    WHERE w.centre_id = here.id AND w.service = :service AND w.valid_from = :from
      AND (w.weekday, w.opens) NOT IN (SELECT weekday, opens FROM given)
), kept AS (
    INSERT INTO working_hours (centre_id, service, valid_from, weekday, opens, closes)
    SELECT centre_id, :service, :from, weekday, opens, closes FROM given
    ON CONFLICT (centre_id, service, valid_from, weekday, opens) DO UPDATE SET closes = EXCLUDED.closes
), told AS (
    INSERT INTO event (centre_id, at, kind, actor, reason) SELECT id, now(), 'hours_changed', :actor, nullif(:service, '') FROM here
)
:bump
