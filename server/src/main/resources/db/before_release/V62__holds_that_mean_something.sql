-- Who sits at the desk, as the event log names them: its commands are theirs. held_by is the word of their page.
ALTER TABLE desk ADD COLUMN holder text;

ALTER TABLE centre
    -- Whether one person may have active calls at several desks.
    ADD COLUMN several_desks boolean NOT NULL DEFAULT false,
    -- Seconds from the first call before a no-show needs no reason.
    ADD COLUMN no_show_after integer NOT NULL DEFAULT 60 CHECK (no_show_after BETWEEN 0 AND 3600);

-- Whether its specialist may have no other active call. False for what was called before this rule, by somebody who overrode
-- a desk, and for a call that another person has taken over with its desk.
ALTER TABLE stage ADD COLUMN sole boolean NOT NULL DEFAULT false;
CREATE UNIQUE INDEX stage_of_person ON stage (centre_id, specialist) WHERE sole AND state IN ('called', 'serving');
