-- A part of a centre with its own boards: a second hall, a floor.
CREATE TABLE zone (
    centre_id integer  NOT NULL REFERENCES centre,
    code      text     NOT NULL CHECK (code ~ '^[a-z0-9][a-z0-9_-]{0,31}$'),
    -- By language, such as «зал 2».
    names     jsonb    NOT NULL CHECK (names ->> 'ru' <> ''),
    -- Where it lies, seen from the boards of several zones; null: simply onwards.
    arrow     text     CHECK (arrow IN ('left', 'right', 'up', 'down')),
    position  smallint NOT NULL,
    PRIMARY KEY (centre_id, code)
);

ALTER TABLE desk
    ADD COLUMN zone  text,
    -- Where the desk is, seen from its sign; null: the sign hangs over it and points nowhere.
    ADD COLUMN arrow text CHECK (arrow IN ('left', 'right', 'up', 'down')),
    ADD FOREIGN KEY (centre_id, zone) REFERENCES zone (centre_id, code);

-- Which zones a hall display shows; none: all.
ALTER TABLE device ADD COLUMN zones text[] NOT NULL DEFAULT '{}';
