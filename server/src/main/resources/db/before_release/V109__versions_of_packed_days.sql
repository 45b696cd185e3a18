-- A packed day is never changed, only forgotten and packed anew, and then it has another version: who has read it knows by this
-- whether what it read is still so.
ALTER TABLE day_stages ADD COLUMN version uuid NOT NULL DEFAULT gen_random_uuid();
