-- The names of open centres that a voice is to say: of zones and desks in the hall, where it calls people out, of services and groups of them at the kiosk.
SELECT c.code AS centre, said.kind, said.code, said.ru, said.en
FROM centre c
LEFT JOIN voice v ON v.centre_id = c.id
CROSS JOIN LATERAL (
    SELECT 1 AS place, 'zone' AS kind, code, names ->> 'ru' AS ru, coalesce(names ->> 'en', '') AS en FROM zone
    WHERE centre_id = c.id AND coalesce(v.speaks, true)
    UNION ALL
    SELECT 2, 'desk', code, code, code FROM desk WHERE centre_id = c.id AND coalesce(v.speaks, true)
    UNION ALL
    SELECT 3, 'service', code, name_ru, name_en FROM service WHERE centre_id = c.id AND active
    UNION ALL
    SELECT 4, 'group', code, names ->> 'ru', coalesce(names ->> 'en', '') FROM service_group WHERE centre_id = c.id) AS said
ORDER BY c.code, said.place, said.code
