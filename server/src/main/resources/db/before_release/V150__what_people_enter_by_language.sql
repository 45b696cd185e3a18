-- What people enter in words, in other languages than Russian and English, as names have it: {"uk": …}.
ALTER TABLE quality_line ADD COLUMN translations jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(translations) = 'object');
ALTER TABLE special_day ADD COLUMN translations jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(translations) = 'object');
ALTER TABLE closure ADD COLUMN translations jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(translations) = 'object');

-- A report is sent in any language that there are words in.
ALTER TABLE sending DROP CONSTRAINT sending_language_check;
ALTER TABLE sending ADD CONSTRAINT sending_language_check CHECK (language ~ '^[a-z]{2,3}$');
