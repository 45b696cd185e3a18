-- The zones of a centre in their order, with their desks and boards; nothing if there is no such centre.
SELECT c.code AS centre, c.zones_version AS version,
    (SELECT json_agg(json_build_object(
                'code', z.code, 'names', z.names, 'arrow', z.arrow,
                'desks', ARRAY(SELECT d.code FROM desk d WHERE d.centre_id = c.id AND d.zone = z.code AND d.active ORDER BY d.position, d.code),
                'screens', ARRAY(SELECT v.id FROM device v WHERE v.centre_id = c.id AND z.code = ANY (v.zones) AND v.revoked_at IS NULL ORDER BY v.id))
                ORDER BY z.position)
     FROM zone z WHERE z.centre_id = c.id) AS zones,
    (SELECT json_agg(json_build_object('desk', d.code, 'arrow', d.arrow) ORDER BY d.position, d.code)
     FROM desk d WHERE d.centre_id = c.id AND d.active AND d.arrow IS NOT NULL) AS arrows
FROM centre c WHERE c.code = :centre
