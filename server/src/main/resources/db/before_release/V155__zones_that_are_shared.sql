-- Which plan of the zones somebody has seen who changes it.
ALTER TABLE centre ADD COLUMN zones_version integer NOT NULL DEFAULT 0;

-- The zones that a screen shows, and whether it would speak: of screens that share a zone, the one that shows the most speaks.
ALTER TABLE screen
    ADD COLUMN zones  text[]  NOT NULL DEFAULT '{}',
    ADD COLUMN speaks boolean NOT NULL DEFAULT false;

-- How far the centres have been told of a change of the notices that are for all of them: some at a time, since each is locked meanwhile.
CREATE TABLE notice_round (
    only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
    -- How many changes there were, and how many of them every centre knows of.
    wanted   bigint  NOT NULL DEFAULT 0,
    done     bigint  NOT NULL DEFAULT 0,
    -- Of the round that is under way: up to which change, and the last centre that was told.
    begun    bigint  NOT NULL DEFAULT 0,
    last_id  integer NOT NULL DEFAULT 0
);
INSERT INTO notice_round DEFAULT VALUES;
