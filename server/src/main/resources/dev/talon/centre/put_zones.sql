-- Replaces the zones of a centre, which desks and boards belong to them, and where desks are, seen from their signs. Whatever
-- names a desk or a board that is not there changes nothing and is answered in `missing`; a plan made from an older one is `overtaken`.
WITH c AS (
    SELECT id, zones_version <> :expected::integer AS overtaken FROM centre WHERE code = :centre FOR NO KEY UPDATE),
given AS (
    SELECT v->>'code' AS code, v->'names' AS names, v->>'arrow' AS arrow, v->'desks' AS desks, v->'screens' AS screens, n
    FROM jsonb_array_elements(:zones::jsonb) WITH ORDINALITY AS list (v, n)),
pointed AS (
    SELECT v->>'desk' AS desk, v->>'arrow' AS arrow FROM jsonb_array_elements(:arrows::jsonb) AS list (v)),
missing AS (
    SELECT name FROM (
        SELECT jsonb_array_elements_text(desks) AS name FROM given UNION SELECT desk FROM pointed) AS asked
    WHERE NOT EXISTS (SELECT FROM desk d, c WHERE d.centre_id = c.id AND d.code = asked.name AND d.active)
    UNION ALL
    SELECT '№ ' || screen FROM (SELECT jsonb_array_elements_text(screens) AS screen FROM given) AS asked
    WHERE NOT EXISTS (SELECT FROM device v, c
                      WHERE v.centre_id = c.id AND v.id = asked.screen::integer AND v.kind = 'hall-display' AND v.revoked_at IS NULL)),
goes AS (
    SELECT id FROM c WHERE overtaken IS NOT TRUE AND NOT EXISTS (SELECT FROM missing)),
kept AS (
    INSERT INTO zone (centre_id, code, names, arrow, position)
    SELECT goes.id, code, names, arrow, n FROM goes, given
    ON CONFLICT (centre_id, code) DO UPDATE SET names = excluded.names, arrow = excluded.arrow, position = excluded.position),
gone AS (
    DELETE FROM zone z USING goes WHERE z.centre_id = goes.id AND NOT EXISTS (SELECT FROM given WHERE given.code = z.code)),
placed AS (
    UPDATE desk d SET zone = (SELECT code FROM given WHERE given.desks ? d.code),
        arrow = (SELECT pointed.arrow FROM pointed WHERE pointed.desk = d.code)
    FROM goes WHERE d.centre_id = goes.id),
shown AS (
    UPDATE device v SET zones = ARRAY(SELECT code FROM given WHERE given.screens @> to_jsonb(v.id) ORDER BY n)
    FROM goes WHERE v.centre_id = goes.id AND v.kind = 'hall-display'),
noted AS (
    INSERT INTO event (centre_id, at, kind, actor) SELECT id, now(), 'zones_changed', :actor FROM goes),
bumped AS (
    UPDATE centre SET version = version + 1, zones_version = zones_version + 1,
        -- Pictures of a zone that goes are shown by all boards from now on: these read the list anew.
        pictures_version = pictures_version + EXISTS (
            SELECT FROM quiet_picture p WHERE p.centre_id = goes.id AND NOT EXISTS (SELECT FROM given WHERE given.code = p.zone)
                                          AND p.zone IS NOT NULL)::integer
    FROM goes WHERE centre.id = goes.id
    RETURNING centre.id, centre.version)
SELECT c.id, coalesce(c.overtaken, false) AS overtaken, bumped.version, (SELECT string_agg(name, ', ') FROM missing) AS missing
FROM c LEFT JOIN bumped ON bumped.id = c.id
