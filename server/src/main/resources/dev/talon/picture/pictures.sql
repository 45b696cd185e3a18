-- The pictures of a centre in their order; nothing if there is no such centre.
SELECT c.pictures_version AS version,
    (SELECT json_agg(json_build_object('id', p.id, 'file', p.hash, 'name', p.name, 'type', f.type, 'width', f.width, 'height', f.height,
                'bytes', octet_length(f.content), 'zone', p.zone, 'seconds', p.seconds) ORDER BY p.position, p.id)
     FROM quiet_picture p JOIN quiet_file f ON f.hash = p.hash WHERE p.centre_id = c.id) AS pictures
FROM centre c WHERE c.code = :centre
