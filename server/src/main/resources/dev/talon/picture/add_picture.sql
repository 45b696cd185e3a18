-- A picture at the end of the list; `added` is false where the centre has as many, or as much, as there may be.
WITH c AS (
    SELECT id FROM centre WHERE code = :centre FOR NO KEY UPDATE),
own AS (
    SELECT count(*) AS pictures, coalesce(sum(octet_length(f.content)), 0) AS bytes, coalesce(max(p.position), 0) AS last
    FROM c JOIN quiet_picture p ON p.centre_id = c.id JOIN quiet_file f ON f.hash = p.hash),
room AS (
    SELECT c.id, own.last FROM c, own WHERE own.pictures < :most AND own.bytes + octet_length(:content::bytea) <= :most_bytes),
kept AS (
    INSERT INTO quiet_file (hash, type, width, height, content)
    SELECT :hash, :type, :width, :height, :content FROM room
    ON CONFLICT (hash) DO UPDATE SET type = excluded.type
    RETURNING hash),
added AS (
    INSERT INTO quiet_picture (centre_id, hash, name, zone, seconds, position)
    SELECT room.id, kept.hash, :name, NULL, :seconds, room.last + 1 FROM room, kept
    RETURNING centre_id),
bumped AS (
    UPDATE centre SET version = version + 1, pictures_version = pictures_version + 1 FROM added WHERE centre.id = added.centre_id
    RETURNING centre.id, centre.version)
SELECT c.id, bumped.version, bumped.id IS NOT NULL AS added FROM c LEFT JOIN bumped ON bumped.id = c.id
