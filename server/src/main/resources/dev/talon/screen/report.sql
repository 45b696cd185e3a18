-- A screen says how it is; learns for how long it may speak, and what is asked of it. It speaks for all its zones or for none. Of screens of
-- the same zones the first speaks, and one that shows zones of mine and others too speaks for me. Where zones overlap and neither has all of
-- the other's, both speak, in turns: whoever has something to say asks, and gives the word back when it is said; whoever has asked the
-- longest is next. What both show one of them says: the one of more zones, else the older. A screen of no zone has the air `` of its own.
WITH clock AS MATERIALIZED (
    SELECT coalesce(:now::timestamptz, clock_timestamp()) AS now),
d AS (
    SELECT device.id, device.centre_id, clock.now, CASE WHEN :zones::text[] = '{}' THEN ARRAY[''] ELSE :zones::text[] END AS air,
           :sound IN ('ready', 'missing') AND :speaks AS would
    FROM device, clock WHERE device.id = :device),
-- A row of `screen` may be 15 s old while its screen is there.
near AS MATERIALIZED (
    SELECT s.device_id, s.zones, s.zones @> d.air AS has_all, cardinality(s.zones) AS size,
           CASE WHEN s.heard_at > d.now - interval '4 seconds' THEN s.asks_since END AS asks_since
    FROM screen s JOIN device v ON v.id = s.device_id, d
    WHERE v.centre_id = d.centre_id AND s.device_id <> d.id AND v.revoked_at IS NULL AND s.speaks AND s.heard_at > d.now - interval '22 seconds'
      AND s.zones && d.air),
rival AS MATERIALIZED (
    SELECT near.* FROM near, d WHERE NOT near.has_all AND NOT near.zones <@ d.air),
turn AS MATERIALIZED (
    SELECT d.*, EXISTS (SELECT FROM rival) AS shared,
           d.would AND (:voice <> 'idle' OR NOT EXISTS (SELECT FROM rival)) AS wants,
           coalesce((SELECT s.asks_since FROM screen s WHERE s.device_id = d.id AND s.page = :page), d.now) AS since
    FROM d),
held AS (
    SELECT l.zone, l.device_id = d.id AND l.page = :page AS own, l.until >= d.now AS lasts, l.until
    FROM voice_lead l JOIN d ON l.centre_id = d.centre_id AND l.zone = ANY (d.air)
    ORDER BY l.zone FOR UPDATE OF l),
free AS (
    SELECT turn.* FROM turn
    WHERE turn.wants AND NOT EXISTS (SELECT FROM held WHERE lasts AND NOT own)
      AND NOT EXISTS (SELECT FROM near WHERE has_all AND size > cardinality(turn.air))
      AND NOT EXISTS (SELECT FROM rival WHERE (rival.asks_since, rival.device_id) < (turn.since, turn.id))),
taken AS (
    INSERT INTO voice_lead AS l (centre_id, zone, device_id, page, until)
    SELECT free.centre_id, zone, free.id, :page, free.now + :lease::interval FROM free, unnest(free.air) AS zone ORDER BY zone
    ON CONFLICT (centre_id, zone) DO UPDATE
    SET device_id = excluded.device_id, page = excluded.page, until = excluded.until
    WHERE l.until < (SELECT now FROM clock) OR l.device_id = excluded.device_id AND l.page = excluded.page
    RETURNING l.zone),
-- What this page held and needs no more: it is silent, gives way, or shows other zones now. What it is saying it says to its end.
gone AS (
    UPDATE voice_lead l SET until = turn.now - interval '1 second' FROM turn
    WHERE l.centre_id = turn.centre_id AND l.device_id = turn.id AND l.page = :page AND l.until >= turn.now
      AND (NOT turn.would OR NOT l.zone = ANY (turn.air) OR :voice <> 'speaks' AND NOT EXISTS (SELECT FROM free))),
answer AS MATERIALIZED (
    SELECT turn.*, CASE
               WHEN (SELECT count(*) FROM taken) = cardinality(turn.air) THEN (extract(epoch FROM :lease::interval) * 1000)::bigint
               WHEN :voice = 'speaks' AND turn.would THEN (
                   SELECT (extract(epoch FROM min(until) - turn.now) * 1000)::bigint FROM held WHERE own AND lasts HAVING count(*) = cardinality(turn.air))
           END AS speaks_for
    FROM turn),
told AS (
    INSERT INTO screen AS s (device_id, page, heard_at, version, release, sound, ahead, width, height, shows, zones, speaks, asks_since)
    SELECT a.id, :page, a.now, :version, :release, :sound, (extract(epoch FROM :clock::timestamptz - a.now) * 1000)::bigint, :width, :height, :shows, :zones::text[], a.would,
           CASE WHEN a.shared AND a.wants AND a.speaks_for IS NULL THEN a.since END
    FROM answer a
    ON CONFLICT (device_id) DO UPDATE
    SET page = excluded.page, heard_at = excluded.heard_at, version = excluded.version, release = excluded.release, sound = excluded.sound, ahead = excluded.ahead,
        width = excluded.width, height = excluded.height, shows = excluded.shows, zones = excluded.zones, speaks = excluded.speaks,
        asks_since = excluded.asks_since
    WHERE s.heard_at < excluded.heard_at - interval '15 seconds' OR excluded.asks_since IS NOT NULL
       OR (s.page, s.version, s.release, s.sound, s.width, s.height, s.shows, s.zones, s.speaks, s.asks_since)
          IS DISTINCT FROM (excluded.page, excluded.version, excluded.release, excluded.sound, excluded.width, excluded.height, excluded.shows, excluded.zones, excluded.speaks, excluded.asks_since)),
-- Test calls come with the board.
asked AS (
    UPDATE screen_ask a SET given_at = d.now FROM d
    WHERE a.device_id = d.id AND a.kind <> 'test-call' AND a.given_at IS NULL AND a.asked_at > d.now - interval '1 minute'
    RETURNING a.id, a.kind)
SELECT coalesce(answer.speaks_for, 0) AS speaks_for, answer.shared,
       EXISTS (SELECT FROM held WHERE lasts AND NOT own) AS spoken,
       ARRAY(SELECT zone FROM unnest(answer.air) AS zone
             WHERE EXISTS (SELECT FROM rival WHERE zone = ANY (rival.zones)
                           AND (-rival.size, rival.device_id) < (-cardinality(answer.air), answer.id)) ORDER BY zone) AS leaves,
       (SELECT coalesce(json_agg(json_build_object('id', id, 'kind', kind) ORDER BY id), '[]') FROM asked) AS asks
FROM answer
