-- Names of printers' profiles and of signs' templates are by language, as all names are.
ALTER TABLE printer_profile DISABLE TRIGGER USER;
UPDATE printer_profile
SET profile = (profile - 'nameRu' - 'nameEn')
              || jsonb_build_object('name', jsonb_build_object('ru', profile ->> 'nameRu', 'en', profile ->> 'nameEn'))
WHERE profile ? 'nameRu';
ALTER TABLE printer_profile ENABLE TRIGGER USER;
ALTER TABLE cable DISABLE TRIGGER USER;
UPDATE cable
SET template = (template - 'nameRu' - 'nameEn')
               || jsonb_build_object('name', jsonb_build_object('ru', coalesce(template ->> 'nameRu', ''), 'en', coalesce(template ->> 'nameEn', '')))
WHERE template IS NOT NULL AND NOT template ? 'name';
ALTER TABLE cable ENABLE TRIGGER USER;
