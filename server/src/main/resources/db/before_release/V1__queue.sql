-- The queue. Everything that grows is keyed by its centre first, so that it can later be
-- partitioned by time and sharded by centre without touching the code.

CREATE TABLE centre (
    id          integer     GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    code        text        NOT NULL UNIQUE CHECK (code ~ '^[a-z0-9][a-z0-9-]{0,31}$'),
    name_ru     text        NOT NULL CHECK (name_ru <> ''),
    name_en     text        NOT NULL CHECK (name_en <> ''),
    zone        text        NOT NULL,
    -- Bumped by every change that a screen of the centre could show; always the last row a statement locks.
    version     bigint      NOT NULL DEFAULT 0,
    created_at  timestamptz NOT NULL DEFAULT now()
) WITH (fillfactor = 50);

CREATE TABLE service (
    centre_id   integer     NOT NULL REFERENCES centre,
    code        text        NOT NULL CHECK (code ~ '^[a-z0-9][a-z0-9_-]{0,31}$'),
    name_ru     text        NOT NULL CHECK (name_ru <> ''),
    name_en     text        NOT NULL CHECK (name_en <> ''),
    hint_ru     text        NOT NULL DEFAULT '',
    hint_en     text        NOT NULL DEFAULT '',
    -- The kinds of its stages, in order.
    route       text[]      NOT NULL CHECK (cardinality(route) BETWEEN 1 AND 4
                                            AND route <@ ARRAY['consultation', 'cash']),
    prefix      text        NOT NULL CHECK (char_length(prefix) = 1),
    -- Seconds that a stage of this service may wait.
    norm        integer     NOT NULL CHECK (norm BETWEEN 1 AND 86400),
    position    integer     NOT NULL,
    active      boolean     NOT NULL DEFAULT true,
    PRIMARY KEY (centre_id, code)
);
CREATE UNIQUE INDEX service_prefix ON service (centre_id, prefix) WHERE active;

CREATE TABLE desk (
    centre_id   integer     NOT NULL REFERENCES centre,
    code        text        NOT NULL CHECK (code ~ '^[A-Za-z0-9А-Яа-я][A-Za-z0-9А-Яа-я-]{0,15}$'),
    stages      text[]      NOT NULL CHECK (cardinality(stages) BETWEEN 1 AND 2
                                            AND stages <@ ARRAY['consultation', 'cash']),
    position    integer     NOT NULL,
    active      boolean     NOT NULL DEFAULT true,
    -- Which page holds the desk (a random word of that page), who sits at it, and when it was last heard.
    held_by     text,
    specialist  text,
    seen_at     timestamptz,
    PRIMARY KEY (centre_id, code)
);

-- The last number given out under a prefix on a business day.
CREATE TABLE counter (
    centre_id    integer    NOT NULL REFERENCES centre,
    business_day date       NOT NULL,
    prefix       text       NOT NULL,
    last         integer    NOT NULL CHECK (last > 0),
    PRIMARY KEY (centre_id, business_day, prefix)
) WITH (fillfactor = 50);

CREATE TABLE ticket (
    centre_id     integer     NOT NULL REFERENCES centre,
    id            uuid        NOT NULL,
    -- The centre's local date when the ticket was issued; never changes.
    business_day  date        NOT NULL,
    service       text        NOT NULL,
    -- The service's route and norm as they were at issue.
    route         text[]      NOT NULL,
    norm          integer     NOT NULL,
    label         text        NOT NULL,
    category      text        NOT NULL DEFAULT 'ordinary' CHECK (category IN ('ordinary', 'priority')),
    language      text        NOT NULL DEFAULT 'ru' CHECK (language IN ('ru', 'en')),
    issued_at     timestamptz NOT NULL,
    -- What the visitor was promised: people ahead, and the wait in seconds (from, to).
    ahead         integer     NOT NULL DEFAULT 0,
    expected_from integer,
    expected_to   integer,
    imported      boolean     NOT NULL DEFAULT false,
    PRIMARY KEY (centre_id, id),
    FOREIGN KEY (centre_id, service) REFERENCES service (centre_id, code),
    CHECK ((expected_from IS NULL) = (expected_to IS NULL)),
    CHECK (expected_from <= expected_to)
);
CREATE UNIQUE INDEX ticket_label ON ticket (centre_id, business_day, label);

CREATE TABLE stage (
    centre_id      integer     NOT NULL,
    ticket_id      uuid        NOT NULL,
    position       smallint    NOT NULL CHECK (position >= 1),
    business_day   date        NOT NULL,
    service        text        NOT NULL,
    kind           text        NOT NULL CHECK (kind IN ('consultation', 'cash')),
    state          text        NOT NULL CHECK (state IN
        ('waiting', 'called', 'serving', 'served', 'postponed', 'no_show', 'cancelled', 'expired')),
    queued_at      timestamptz NOT NULL,
    due_at         timestamptz NOT NULL,
    called_at      timestamptz,                       -- the first call
    last_called_at timestamptz,
    calls          smallint    NOT NULL DEFAULT 0,
    started_at     timestamptz,
    finished_at    timestamptz,                       -- when it left the queue, whatever the outcome
    postponed      integer     NOT NULL DEFAULT 0 CHECK (postponed >= 0),  -- seconds at the visitor's wish
    desk           text,
    specialist     text,
    inaccurate     text,                              -- why the times are not to be trusted; null: they are
    PRIMARY KEY (centre_id, ticket_id, position),
    FOREIGN KEY (centre_id, ticket_id) REFERENCES ticket (centre_id, id),

    -- A state has exactly the instants that belong to it.
    CHECK (state <> 'waiting'   OR (called_at IS NULL AND started_at IS NULL AND finished_at IS NULL AND desk IS NULL)),
    CHECK (state <> 'called'    OR (called_at IS NOT NULL AND started_at IS NULL AND finished_at IS NULL AND desk IS NOT NULL)),
    CHECK (state <> 'serving'   OR (called_at IS NOT NULL AND started_at IS NOT NULL AND finished_at IS NULL AND desk IS NOT NULL)),
    CHECK (state <> 'served'    OR (called_at IS NOT NULL AND started_at IS NOT NULL AND finished_at IS NOT NULL)),
    CHECK (state <> 'no_show'   OR (called_at IS NOT NULL AND started_at IS NULL AND finished_at IS NOT NULL)),
    CHECK (state <> 'cancelled' OR (started_at IS NULL AND finished_at IS NOT NULL)),
    CHECK (state <> 'expired'   OR (started_at IS NULL AND finished_at IS NOT NULL)),
    CHECK ((called_at IS NULL) = (last_called_at IS NULL)),
    CHECK (called_at >= queued_at AND last_called_at >= called_at
           AND started_at >= last_called_at AND finished_at >= coalesce(started_at, last_called_at, queued_at))
) WITH (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 500);

-- The queue itself: call-next walks this index from its head.
CREATE INDEX stage_waiting ON stage (centre_id, business_day, due_at, queued_at, ticket_id) WHERE state = 'waiting';
-- A desk never holds two.
CREATE UNIQUE INDEX stage_at_desk ON stage (centre_id, desk) WHERE state IN ('called', 'serving');
-- What is not finished when the day ends; also what the board reads.
CREATE INDEX stage_open ON stage (centre_id, business_day) WHERE state IN ('waiting', 'called', 'serving', 'postponed');
-- Recent service times, for the expected wait.
CREATE INDEX stage_finished ON stage (centre_id, finished_at) WHERE state = 'served';

-- Who did what, when, at which desk, and why. Append-only: published figures can be rebuilt from it.
CREATE TABLE event (
    id           bigint      GENERATED ALWAYS AS IDENTITY,
    centre_id    integer     NOT NULL,
    at           timestamptz NOT NULL,
    kind         text        NOT NULL,
    ticket_id    uuid,
    position     smallint,
    desk         text,
    actor        text        NOT NULL,
    reason       text,
    -- The Idempotency-Key of the command that wrote it: a second command with it changes nothing.
    command_key  text,
    PRIMARY KEY (centre_id, id)
);
CREATE UNIQUE INDEX event_command ON event (centre_id, command_key) WHERE command_key IS NOT NULL;
CREATE INDEX event_ticket ON event (centre_id, ticket_id);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END $$;
CREATE TRIGGER event_is_append_only BEFORE UPDATE OR DELETE ON event
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Work that one node does once for a centre and a day: whoever inserts the row, works.
CREATE TABLE duty (
    kind         text        NOT NULL,
    centre_id    integer     NOT NULL REFERENCES centre,
    business_day date        NOT NULL,
    done_at      timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (kind, centre_id, business_day)
);
