-- Services that stand on the kiosk behind one button; a service is in one group at most.
CREATE TABLE service_group (
    centre_id integer NOT NULL REFERENCES centre,
    code      text    NOT NULL CHECK (code ~ '^[a-z0-9][a-z0-9_-]{0,23}$'),
    names     jsonb   NOT NULL CHECK (names ->> 'ru' <> ''),
    picture   text    NOT NULL,
    -- Codes, in their order on the kiosk; of services that are closed too.
    services  text[]  NOT NULL,
    position  integer NOT NULL,
    PRIMARY KEY (centre_id, code)
);

-- The services that a kiosk shows; null: all of its centre.
ALTER TABLE device ADD COLUMN menu text[];
