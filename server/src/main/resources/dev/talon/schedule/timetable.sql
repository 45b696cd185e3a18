-- What has been entered about the hours of centres; null: of all.
SELECT c.id, c.code, c.zone, c.hours_version, c.calendar, c.last_ticket, c.last_ticket_before, c.ask_over,
       (SELECT json_agg(json_build_object(
                   'service', w.service, 'from', w.valid_from,
                   'hours', (SELECT json_agg(json_build_object(
                                        'weekday', h.weekday, 'opens', to_char(h.opens, 'HH24:MI'),
                                        'closes', to_char(h.closes, 'HH24:MI')) ORDER BY h.weekday, h.opens)
                             FROM working_hours h
                             WHERE h.centre_id = w.centre_id AND h.service = w.service AND h.valid_from = w.valid_from))
                   ORDER BY w.service, w.valid_from)
        FROM working_week w WHERE w.centre_id = c.id) AS weeks,
       (SELECT json_agg(json_build_object(
                   'service', d.service, 'day', d.day, 'words', by_language(d.reason_ru, d.reason_en, d.translations),
                   'hours', (SELECT json_agg(json_build_object(
                                        'opens', to_char(s.opens, 'HH24:MI'), 'closes', to_char(s.closes, 'HH24:MI')) ORDER BY s.opens)
                             FROM unnest(d.opens, d.closes) AS s(opens, closes)))
                   ORDER BY d.service, d.day)
        FROM special_day d WHERE d.centre_id = c.id) AS special,
       (SELECT json_agg(json_build_object(
                   'day', d.day, 'kind', d.kind, 'like', d.alike, 'shorterBy', d.shorter_by, 'name', d.name) ORDER BY d.day)
        FROM calendar_day d WHERE d.country = c.calendar) AS days,
       (SELECT json_agg(json_build_object(
                   'service', k.service, 'since', k.since, 'until', k.until, 'words', by_language(k.reason_ru, k.reason_en, k.translations)))
        FROM closure k WHERE k.centre_id = c.id) AS closures,
       (SELECT json_object_agg(s.code, s.day_limit) FROM service s
        WHERE s.centre_id = c.id AND s.day_limit IS NOT NULL) AS limits
FROM centre c
WHERE :centres::text[] IS NULL OR c.code = ANY (:centres)
