-- When a centre works, by weekday from 1 Monday; a weekday without a row is not worked. Times are the centre's own.
CREATE TABLE working_hours (
    centre_id   integer  NOT NULL REFERENCES centre,
    weekday     smallint NOT NULL CHECK (weekday BETWEEN 1 AND 7),
    opens       time     NOT NULL,
    closes      time     NOT NULL,
    lunch_from  time,
    lunch_to    time,
    PRIMARY KEY (centre_id, weekday),
    CHECK (opens < closes),
    CHECK ((lunch_from IS NULL) = (lunch_to IS NULL)),
    CHECK (lunch_from < lunch_to AND lunch_from >= opens AND lunch_to <= closes)
);

-- Comparisons of specialists then name nobody.
ALTER TABLE centre ADD COLUMN names_hidden boolean NOT NULL DEFAULT false;
