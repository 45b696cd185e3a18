-- A screen says how it is; learns for how long it may speak, and what is asked of it.
WITH clock AS MATERIALIZED (
    SELECT coalesce(:now::timestamptz, clock_timestamp()) AS now),
d AS (
    SELECT device.id, device.centre_id, clock.now FROM device, clock WHERE device.id = :device),
told AS (
    INSERT INTO screen AS s (device_id, page, heard_at, version, sound, ahead, width, height, shows)
    SELECT d.id, :page, d.now, :version, :sound, (extract(epoch FROM :clock::timestamptz - d.now) * 1000)::bigint, :width, :height, :shows FROM d
    ON CONFLICT (device_id) DO UPDATE
    SET page = excluded.page, heard_at = excluded.heard_at, version = excluded.version, sound = excluded.sound, ahead = excluded.ahead,
        width = excluded.width, height = excluded.height, shows = excluded.shows
    WHERE s.heard_at < excluded.heard_at - interval '15 seconds'
       OR (s.page, s.version, s.sound, s.width, s.height, s.shows)
          IS DISTINCT FROM (excluded.page, excluded.version, excluded.sound, excluded.width, excluded.height, excluded.shows)),
speaks AS (
    INSERT INTO voice_lead AS l (centre_id, zone, device_id, page, until)
    SELECT d.centre_id, :zone, d.id, :page, d.now + :lease::interval FROM d WHERE :sound IN ('ready', 'missing') AND :speaks
    ON CONFLICT (centre_id, zone) DO UPDATE
    SET device_id = excluded.device_id, page = excluded.page, until = excluded.until
    WHERE l.until < (SELECT now FROM clock) OR l.device_id = excluded.device_id AND l.page = excluded.page
    RETURNING true AS speaks),
gone AS (
    UPDATE voice_lead l SET until = d.now - interval '1 second' FROM d
    WHERE l.centre_id = d.centre_id AND l.device_id = d.id AND l.page = :page AND NOT (:sound IN ('ready', 'missing') AND :speaks)),
asked AS (
    UPDATE screen_ask a SET given_at = d.now FROM d
    WHERE a.device_id = d.id AND a.given_at IS NULL AND a.asked_at > d.now - interval '1 minute'
    RETURNING a.id, a.kind)
SELECT coalesce((SELECT speaks FROM speaks), false) AS speaks,
       (SELECT coalesce(json_agg(json_build_object('id', id, 'kind', kind) ORDER BY id), '[]') FROM asked) AS asks
FROM d
