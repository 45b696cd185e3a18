-- The contact centre's calls, imported from its telephone exchange. Why a call is known by its end:
-- dev.talon.contactcentre, package-info.

CREATE TABLE contact_centre (
    one     boolean PRIMARY KEY DEFAULT true CHECK (one),
    -- Whose days and months the calls belong to.
    zone    text    NOT NULL,
    -- The queues that the published table is made of; null: all there are.
    queues  text[]
);
INSERT INTO contact_centre (zone) VALUES ('Europe/Moscow');

-- What managers did to the calls' settings. Append-only.
CREATE TABLE contact_centre_change (
    id     integer     GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at     timestamptz NOT NULL DEFAULT now(),
    actor  text        NOT NULL,
    zone   text        NOT NULL,
    queues text[]
);

-- Who brought which file, and what came of it. What an import brought, and what was in its file though it was there already
-- (call_again), is kept so that an import can be taken back.
CREATE TABLE call_import (
    id            integer     GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at            timestamptz NOT NULL,
    actor         text        NOT NULL,
    form          text        NOT NULL CHECK (form IN ('queue_log', 'queue_log_table', 'csv')),
    encoding      text        NOT NULL,
    sha256        text        NOT NULL,
    lines         bigint      NOT NULL,
    imported      bigint      NOT NULL,
    duplicates    bigint      NOT NULL,
    file          text        NOT NULL DEFAULT '',
    left_out      jsonb       NOT NULL DEFAULT '[]',
    -- How many calls it brought to which month of the contact centre: {"2024-03": 2}. Null: it was not counted.
    months        jsonb,
    -- Whether it is known which calls of its file were there already.
    again_known   boolean     NOT NULL DEFAULT false,
    withdrawn_at  timestamptz,
    withdrawn_by  text,
    withdrawn_for text,
    CHECK ((withdrawn_at IS NULL) = (withdrawn_by IS NULL))
);

-- A stay in a queue is known by what it is: its call, the second of its end, its outcome and times; and of stays that are alike, by
-- its number among them. A caller who times out and hangs up in the same second has two stays.
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
    id         bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    nth        integer     NOT NULL DEFAULT 1 CHECK (nth > 0),
    CHECK ((service IS NULL) = (outcome NOT IN ('answered', 'transferred'))),
    -- A call's name is a part of its line in the canonical form: no sign in it may end the line or the field.
    CONSTRAINT call_has_a_name_of_one_line CHECK (queue || call !~ '[\n\r\t]')
);
-- A year's table is read from this index alone.
CREATE INDEX call_entered ON call (entered_at) INCLUDE (queue, outcome, wait, service);
CREATE UNIQUE INDEX call_stay
    ON call (queue, call, date_trunc('second', ended_at AT TIME ZONE 'UTC'), outcome, wait, service, nth) NULLS NOT DISTINCT;

-- The queues of the calls, how many calls each has, and from when to when they entered: so that the settings need not count them.
CREATE TABLE call_queue (
    queue         text        PRIMARY KEY,
    calls         bigint      NOT NULL CHECK (calls > 0),
    first_entered timestamptz NOT NULL,
    last_entered  timestamptz NOT NULL
);

-- Calls of an import's file that were there already.
CREATE TABLE call_again (
    import_id integer  NOT NULL REFERENCES call_import,
    day       date     NOT NULL,  -- as in call_record
    calls     bigint[] NOT NULL,
    PRIMARY KEY (import_id, day)
);
CREATE INDEX call_again_day ON call_again (day);

-- Calls of which a file knows one end only: no figure stands on them, and a passport says how many there are. One that a later
-- file has whole is in call too, and is then no longer counted here. Each import that knows an end of a call says so for itself.
CREATE TABLE call_in_part (
    queue     text        NOT NULL,
    call      text        NOT NULL,
    at        timestamptz NOT NULL,  -- of the end that is known
    missing   text        NOT NULL CHECK (missing IN ('end', 'begin')),
    import_id integer     NOT NULL REFERENCES call_import,
    PRIMARY KEY (queue, call, at, missing, import_id)
);
CREATE INDEX call_in_part_at ON call_in_part (at);

-- What each import brought: its new calls as lines of the canonical form, by the UTC day on which they entered. Append-only: a
-- month can be counted again from here, whatever became of the table.
CREATE TABLE call_record (
    import_id integer NOT NULL REFERENCES call_import,
    day       date    NOT NULL,
    calls     integer NOT NULL CHECK (calls > 0),
    facts     text    NOT NULL,
    -- An import that is taken back leaves calls to another one that had them too; that one's record of them.
    left_by   integer NOT NULL DEFAULT 0,
    PRIMARY KEY (import_id, day, left_by)
);
CREATE INDEX call_record_day ON call_record (day);
