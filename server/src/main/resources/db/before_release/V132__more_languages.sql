-- Names by language: what stands beside the two columns is in every other language that there are words in. So one more language is a
-- folder of words and values here, and no change of the schema.
ALTER TABLE centre ADD COLUMN translations jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(translations) = 'object');
COMMENT ON COLUMN centre.translations IS 'In other languages than Russian and English: {"name": {"uk": …}, "address": {…}}.';
ALTER TABLE service ADD COLUMN translations jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(translations) = 'object');
COMMENT ON COLUMN service.translations IS 'In other languages than Russian and English: {"name": {"uk": …}, "hint": {…}, "advice": {…}}.';
ALTER TABLE ticket DROP CONSTRAINT ticket_language_check;
ALTER TABLE ticket ADD CONSTRAINT ticket_language_check CHECK (language ~ '^[a-z]{2,3}$') NOT VALID;
