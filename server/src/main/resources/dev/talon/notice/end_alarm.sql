-- The screens show what they did before; nothing changes if there is no alarm.
WITH clock AS MATERIALIZED (
    SELECT coalesce(:now::timestamptz, clock_timestamp()) AS now),
gone AS (
    DELETE FROM alarm USING centre c WHERE alarm.centre_id = c.id AND c.code = :centre
    RETURNING alarm.centre_id),
noted AS (
    INSERT INTO event (centre_id, at, kind, actor)
    SELECT centre_id, clock.now, 'alarm_ended', :actor FROM gone, clock)
UPDATE centre SET version = version + 1 FROM gone WHERE centre.id = gone.centre_id
RETURNING centre.id, centre.version
