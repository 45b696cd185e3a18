-- Handed on, and then back to whoever did it.
ALTER TABLE ticket
    -- For whom the stages of its route are kept: staff:…, or desk:…; null, also of one stage: for everybody who serves its kind.
    ADD COLUMN kept_for text[];
ALTER TABLE centre
    -- Minutes for which whoever comes back waits for that specialist or desk only.
    ADD COLUMN back_minutes smallint NOT NULL DEFAULT 15 CHECK (back_minutes BETWEEN 1 AND 120);
