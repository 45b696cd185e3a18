-- Every screen of the centre shows the alarm; one that is there already gets the new words and keeps its beginning.
WITH clock AS MATERIALIZED (
    SELECT coalesce(:now::timestamptz, clock_timestamp()) AS now),
raised AS (
    INSERT INTO alarm (centre_id, since, actor, texts)
    SELECT c.id, clock.now, :actor, :texts::jsonb FROM centre c, clock WHERE c.code = :centre
    ON CONFLICT (centre_id) DO UPDATE SET texts = excluded.texts
    RETURNING centre_id),
noted AS (
    INSERT INTO event (centre_id, at, kind, actor, reason)
    SELECT centre_id, clock.now, 'alarm_raised', :actor, nullif(:texts::jsonb ->> 'ru', '') FROM raised, clock)
UPDATE centre SET version = version + 1 FROM raised WHERE centre.id = raised.centre_id
RETURNING centre.id, centre.version
