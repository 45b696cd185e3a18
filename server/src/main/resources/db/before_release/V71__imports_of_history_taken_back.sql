-- An import of history can be taken back: which import brought a stage, and which others had it in their files too, so that it stays
-- when only one of them goes. What was imported before has neither and cannot be taken back.

CREATE TABLE history_import (
    id           integer     GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at           timestamptz NOT NULL DEFAULT now(),
    actor        text        NOT NULL,
    file         text        NOT NULL,  -- as it was called where it came from; empty: that was not said
    encoding     text        NOT NULL,
    sha256       text        NOT NULL,
    lines        bigint,                -- null: an older version did not write it down
    imported     bigint      NOT NULL,
    duplicates   bigint,
    left_out     jsonb       NOT NULL,  -- lines that whoever sent the file wanted left out
    -- Whether its stages are known, so that it can be taken back.
    traced       boolean     NOT NULL DEFAULT true,
    withdrawn_at timestamptz,
    withdrawn_by text,
    withdrawn_for text,
    CHECK ((withdrawn_at IS NULL) = (withdrawn_by IS NULL))
);

-- Of imports before this one the events know who, when, how many stages and which file.
INSERT INTO history_import (at, actor, file, encoding, sha256, imported, left_out, traced)
SELECT at, actor, '', '', substring(reason FROM 'sha256 ([0-9a-f]{64})'), sum(substring(reason FROM '^stages (\d+)')::bigint), '[]', false
FROM event
WHERE kind = 'imported' AND reason ~ '^stages \d+, sha256 [0-9a-f]{64}$'
GROUP BY 1, 2, 5
ORDER BY 1;

-- The days that the file has stages of, new ones or not.
CREATE TABLE history_import_day (
    import_id       integer    NOT NULL REFERENCES history_import,
    centre_id       integer    NOT NULL REFERENCES centre,
    business_day    date       NOT NULL,
    imported        integer    NOT NULL,
    -- The stages of the file that were there already, side by side.
    again_tickets   uuid[]     NOT NULL,
    again_positions smallint[] NOT NULL,
    PRIMARY KEY (import_id, centre_id, business_day)
);
CREATE INDEX history_import_day_of ON history_import_day (centre_id, business_day);

-- Null: it came from the queue here, or by an import that was not written down.
ALTER TABLE stage ADD COLUMN import_id integer;
ALTER TABLE event ADD COLUMN import_id integer;
CREATE INDEX event_import ON event (centre_id, import_id) WHERE import_id IS NOT NULL;

-- The stages of an import, and to which import each would belong without it: the first other one that has it. Null: to none.
CREATE FUNCTION stages_of_import(import integer)
RETURNS TABLE (centre_id integer, ticket_id uuid, "position" smallint, business_day date, heir integer) LANGUAGE sql STABLE AS $$
    WITH mine AS MATERIALIZED (
        SELECT s.centre_id, s.ticket_id, s.position, s.business_day
        FROM history_import_day d
        JOIN ticket t ON t.centre_id = d.centre_id AND t.business_day = d.business_day
        JOIN stage s ON s.centre_id = t.centre_id AND s.ticket_id = t.id
        WHERE d.import_id = stages_of_import.import AND s.import_id = stages_of_import.import
    ), also AS (
        SELECT d.centre_id, a.ticket_id, a.position, min(d.import_id) AS import_id
        FROM (SELECT DISTINCT mine.centre_id, mine.business_day FROM mine) AS day
        JOIN history_import_day d ON d.centre_id = day.centre_id AND d.business_day = day.business_day
        JOIN history_import i ON i.id = d.import_id AND i.withdrawn_at IS NULL AND i.id <> stages_of_import.import
        CROSS JOIN LATERAL unnest(d.again_tickets, d.again_positions) AS a (ticket_id, position)
        GROUP BY d.centre_id, a.ticket_id, a.position
    )
    SELECT mine.centre_id, mine.ticket_id, mine.position, mine.business_day, also.import_id
    FROM mine
    LEFT JOIN also ON also.centre_id = mine.centre_id AND also.ticket_id = mine.ticket_id AND also.position = mine.position
$$;

-- A ticket's label in its one written form, as dev.talon.queue.Label says it.
CREATE FUNCTION ticket_label(typed text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT translate(left(upper(btrim(typed)), 1)
                     || CASE WHEN btrim(substr(upper(btrim(typed)), 2)) ~ '^[0-9]{1,2}$'
                             THEN lpad(btrim(substr(upper(btrim(typed)), 2)), 3, '0')
                             ELSE btrim(substr(upper(btrim(typed)), 2)) END,
                     'ABEKMHOPCTYX', 'АВЕКМНОРСТУХ')
$$;
