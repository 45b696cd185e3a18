-- A screen says how it is; learns for how long it may speak, and what is asked of it. It speaks for all its zones or for none: where two
-- screens share a zone, the one that shows more of them speaks, else the first. A screen of no zone has the air `` of its own.
WITH clock AS MATERIALIZED (
    SELECT coalesce(:now::timestamptz, clock_timestamp()) AS now),
d AS (
    SELECT device.id, device.centre_id, clock.now, CASE WHEN :zones::text[] = '{}' THEN ARRAY[''] ELSE :zones::text[] END AS air,
           :sound IN ('ready', 'missing') AND :speaks AS would
    FROM device, clock WHERE device.id = :device),
told AS (
    INSERT INTO screen AS s (device_id, page, heard_at, version, sound, ahead, width, height, shows, zones, speaks)
    SELECT d.id, :page, d.now, :version, :sound, (extract(epoch FROM :clock::timestamptz - d.now) * 1000)::bigint, :width, :height, :shows, :zones::text[], d.would
    FROM d
    ON CONFLICT (device_id) DO UPDATE
    SET page = excluded.page, heard_at = excluded.heard_at, version = excluded.version, sound = excluded.sound, ahead = excluded.ahead,
        width = excluded.width, height = excluded.height, shows = excluded.shows, zones = excluded.zones, speaks = excluded.speaks
    WHERE s.heard_at < excluded.heard_at - interval '15 seconds'
       OR (s.page, s.version, s.sound, s.width, s.height, s.shows, s.zones, s.speaks)
          IS DISTINCT FROM (excluded.page, excluded.version, excluded.sound, excluded.width, excluded.height, excluded.shows, excluded.zones, excluded.speaks)),
held AS (
    SELECT l.zone, l.device_id = d.id AND l.page = :page AS own, l.until >= d.now AS lasts
    FROM voice_lead l JOIN d ON l.centre_id = d.centre_id AND l.zone = ANY (d.air)
    ORDER BY l.zone FOR UPDATE OF l),
-- A row of `screen` may be 15 s old while its screen is there.
wider AS (
    SELECT FROM screen s JOIN device v ON v.id = s.device_id, d
    WHERE v.centre_id = d.centre_id AND s.device_id <> d.id AND v.revoked_at IS NULL AND s.speaks AND s.heard_at > d.now - interval '22 seconds'
      AND s.zones && d.air AND cardinality(s.zones) > cardinality(d.air)),
free AS (
    SELECT d.* FROM d WHERE d.would AND NOT EXISTS (SELECT FROM held WHERE lasts AND NOT own) AND NOT EXISTS (SELECT FROM wider)),
taken AS (
    INSERT INTO voice_lead AS l (centre_id, zone, device_id, page, until)
    SELECT free.centre_id, zone, free.id, :page, free.now + :lease::interval FROM free, unnest(free.air) AS zone ORDER BY zone
    ON CONFLICT (centre_id, zone) DO UPDATE
    SET device_id = excluded.device_id, page = excluded.page, until = excluded.until
    WHERE l.until < (SELECT now FROM clock) OR l.device_id = excluded.device_id AND l.page = excluded.page
    RETURNING l.zone),
-- What this page held and needs no more: it is silent, gives way, or shows other zones now.
gone AS (
    UPDATE voice_lead l SET until = d.now - interval '1 second' FROM d
    WHERE l.centre_id = d.centre_id AND l.device_id = d.id AND l.page = :page AND l.until >= d.now
      AND NOT (EXISTS (SELECT FROM free) AND l.zone = ANY (d.air))),
asked AS (
    UPDATE screen_ask a SET given_at = d.now FROM d
    WHERE a.device_id = d.id AND a.given_at IS NULL AND a.asked_at > d.now - interval '1 minute'
    RETURNING a.id, a.kind)
SELECT (SELECT count(*) FROM taken) = cardinality(d.air) AS speaks,
       (SELECT coalesce(json_agg(json_build_object('id', id, 'kind', kind) ORDER BY id), '[]') FROM asked) AS asks
FROM d
