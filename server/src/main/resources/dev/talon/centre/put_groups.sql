-- Replaces the groups of a centre's services. Whatever names a service that is not there changes nothing and is answered in `missing`.
WITH c AS (
    SELECT id FROM centre WHERE code = :centre FOR NO KEY UPDATE),
given AS (
    SELECT v->>'code' AS code, v->'names' AS names, v->>'picture' AS picture, v->'services' AS services, n
    FROM jsonb_array_elements(:groups::jsonb) WITH ORDINALITY AS list (v, n)),
missing AS (
    SELECT asked.code FROM (SELECT jsonb_array_elements_text(services) AS code FROM given) AS asked
    WHERE NOT EXISTS (SELECT FROM service s, c WHERE s.centre_id = c.id AND s.code = asked.code)),
goes AS (
    SELECT id FROM c WHERE NOT EXISTS (SELECT FROM missing)),
kept AS (
    INSERT INTO service_group (centre_id, code, names, picture, services, position)
    SELECT goes.id, code, names, picture, ARRAY(SELECT jsonb_array_elements_text(services)), n FROM goes, given
    ON CONFLICT (centre_id, code) DO UPDATE
    SET names = excluded.names, picture = excluded.picture, services = excluded.services, position = excluded.position),
gone AS (
    DELETE FROM service_group g USING goes
    WHERE g.centre_id = goes.id AND NOT EXISTS (SELECT FROM given WHERE given.code = g.code)),
noted AS (
    INSERT INTO event (centre_id, at, kind, actor) SELECT id, now(), 'groups_changed', :actor FROM goes),
bumped AS (
    UPDATE centre SET version = version + 1 FROM goes WHERE centre.id = goes.id
    RETURNING centre.id, centre.version)
SELECT c.id, bumped.version, (SELECT string_agg(code, ', ') FROM missing) AS missing
FROM c LEFT JOIN bumped ON bumped.id = c.id
