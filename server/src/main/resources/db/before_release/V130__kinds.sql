-- The kinds of a centre's stages: what a route consists of, and what desks and specialists serve. Every centre has the two of the
-- published table. A kind is never deleted, and its column never changes: so no figure of the past does.
CREATE TABLE stage_kind (
    centre_id  integer  NOT NULL REFERENCES centre,
    code       text     NOT NULL CHECK (code ~ '^[a-z0-9][a-z0-9_-]{0,31}$'),
    -- By language: {"ru": …, "en": …}.
    names      jsonb    NOT NULL CHECK (jsonb_typeof(names) = 'object'),
    -- The column of the published table that it counts in; null: in none of them, only in the centre's own reports.
    counted_in text     CHECK (counted_in IN ('consultation', 'cash')),
    position   smallint NOT NULL,
    active     boolean  NOT NULL DEFAULT true,
    PRIMARY KEY (centre_id, code),
    CONSTRAINT the_table_has_two CHECK (code NOT IN ('consultation', 'cash') OR counted_in IS NOT DISTINCT FROM code)
);
INSERT INTO stage_kind (centre_id, code, names, counted_in, position)
SELECT c.id, k.code, k.names, k.code, k.position
FROM centre c CROSS JOIN (VALUES
    ('consultation', '{"ru": "Консультация", "en": "Consultation"}'::jsonb, 1),
    ('cash', '{"ru": "Касса", "en": "Cash desk"}'::jsonb, 2)) AS k (code, names, position);

ALTER TABLE service DROP CONSTRAINT service_route_check;
ALTER TABLE service ADD CONSTRAINT service_route_check CHECK (cardinality(route) BETWEEN 1 AND 4);
ALTER TABLE desk DROP CONSTRAINT desk_stages_check;
ALTER TABLE desk ADD CONSTRAINT desk_stages_check CHECK (cardinality(stages) BETWEEN 1 AND 50);
ALTER TABLE stage DROP CONSTRAINT stage_kind_check;
-- The column of the published table that it counts in, where its kind has another name than the column; null: the kind says it.
ALTER TABLE stage ADD COLUMN counted_in text;

-- What a person serves at a centre; who has no row serves every kind.
CREATE TABLE person_kinds (
    centre_id integer NOT NULL REFERENCES centre,
    person    text    NOT NULL,  -- as the events call them
    kinds     text[]  NOT NULL CHECK (cardinality(kinds) BETWEEN 1 AND 50),
    PRIMARY KEY (centre_id, person)
);
