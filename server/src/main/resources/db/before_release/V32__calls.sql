-- The contact centre's calls, imported from its telephone exchange. Why a call is known by its end:
-- dev.talon.report.calls, package-info.

CREATE TABLE contact_centre (
    one     boolean PRIMARY KEY DEFAULT true CHECK (one),
    -- Whose days and months the calls belong to.
    zone    text    NOT NULL,
    -- The queues that the published table is made of; null: all there are.
    queues  text[]
);
INSERT INTO contact_centre (zone) VALUES ('Europe/Moscow');

-- Who brought which file, and what came of it. Append-only.
CREATE TABLE call_import (
    id         integer     GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at         timestamptz NOT NULL,
    actor      text        NOT NULL,
    form       text        NOT NULL CHECK (form IN ('queue_log', 'csv')),
    encoding   text        NOT NULL,
    sha256     text        NOT NULL,
    lines      bigint      NOT NULL,
    imported   bigint      NOT NULL,
    duplicates bigint      NOT NULL
);

CREATE TABLE call (
    queue      text        NOT NULL,
    call       text        NOT NULL,  -- as the exchange names it
    ended_at   timestamptz NOT NULL,
    entered_at timestamptz NOT NULL,  -- the end less service and wait
    outcome    text        NOT NULL CHECK (outcome IN
        ('answered', 'transferred', 'abandoned', 'timeout', 'key', 'empty')),
    wait       bigint      NOT NULL CHECK (wait >= 0),     -- microseconds
    service    bigint      CHECK (service >= 0),           -- microseconds; null: nobody answered
    import_id  integer     NOT NULL REFERENCES call_import,
    PRIMARY KEY (queue, call, ended_at),
    CHECK ((service IS NULL) = (outcome NOT IN ('answered', 'transferred')))
);
-- A year's table is read from this index alone.
CREATE INDEX call_entered ON call (entered_at) INCLUDE (queue, outcome, wait, service);

-- What managers did to the calls' settings. Append-only.
CREATE TABLE contact_centre_change (
    id     integer     GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at     timestamptz NOT NULL DEFAULT now(),
    actor  text        NOT NULL,
    zone   text        NOT NULL,
    queues text[]
);
