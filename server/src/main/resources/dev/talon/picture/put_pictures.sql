-- The order of a centre's pictures, how long each stays, and where; those that are left out are gone. What names one that is not there, or a zone
-- that is not, changes nothing and is answered in `missing`; a list made from an older one is `overtaken`.
WITH c AS (
    SELECT id, pictures_version <> :expected::integer AS overtaken FROM centre WHERE code = :centre FOR NO KEY UPDATE),
given AS (
    SELECT (v->>'id')::integer AS id, v->>'zone' AS zone, (v->>'seconds')::smallint AS seconds, n
    FROM jsonb_array_elements(:places::jsonb) WITH ORDINALITY AS list (v, n)),
missing AS (
    SELECT '№ ' || id AS name FROM given WHERE NOT EXISTS (SELECT FROM quiet_picture p, c WHERE p.centre_id = c.id AND p.id = given.id)
    UNION ALL
    SELECT zone FROM given WHERE zone IS NOT NULL AND NOT EXISTS (SELECT FROM zone z, c WHERE z.centre_id = c.id AND z.code = given.zone)),
goes AS (
    SELECT id FROM c WHERE overtaken IS NOT TRUE AND NOT EXISTS (SELECT FROM missing)),
gone AS (
    DELETE FROM quiet_picture p USING goes WHERE p.centre_id = goes.id AND NOT EXISTS (SELECT FROM given WHERE given.id = p.id)),
kept AS (
    UPDATE quiet_picture p SET zone = given.zone, seconds = given.seconds, position = given.n FROM goes, given
    WHERE p.centre_id = goes.id AND p.id = given.id AND (p.zone, p.seconds, p.position) IS DISTINCT FROM (given.zone, given.seconds, given.n::smallint)),
bumped AS (
    UPDATE centre SET version = version + 1, pictures_version = pictures_version + 1 FROM goes WHERE centre.id = goes.id
    RETURNING centre.id, centre.version)
SELECT c.id, coalesce(c.overtaken, false) AS overtaken, bumped.version, (SELECT string_agg(name, ', ') FROM missing) AS missing
FROM c LEFT JOIN bumped ON bumped.id = c.id
