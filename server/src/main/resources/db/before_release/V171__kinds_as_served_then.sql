-- Which kinds each desk and each person has served since when: figures of past days go by what was so then. A trigger keeps it.
CREATE TABLE served_kinds (
    centre_id integer     NOT NULL REFERENCES centre,
    subject   text        NOT NULL CHECK (subject IN ('desk', 'person')),
    -- The desk's code; the person as the events call them.
    name      text        NOT NULL,
    since     timestamptz NOT NULL,
    -- Null: all.
    kinds     text[],
    PRIMARY KEY (centre_id, subject, name, since)
);
INSERT INTO served_kinds (centre_id, subject, name, since, kinds)
SELECT centre_id, 'desk', code, timestamptz '-infinity', stages FROM desk
UNION ALL SELECT centre_id, 'person', person, '-infinity', kinds FROM person_kinds;
