-- Imports of history, and reports that are sent by themselves.

-- An import of history can be taken back: which import brought a stage, and which others had it in their files too, so that it stays
-- when only one of them goes.
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

CREATE TABLE sending (
    id         text PRIMARY KEY CHECK (id ~ '^[a-z0-9][a-z0-9-]{0,39}$'),
    -- Null: all centres, by the clock of UTC.
    centre_id  integer REFERENCES centre (id),
    what       text NOT NULL CHECK (what IN ('monthly-xlsx', 'monthly-docx', 'monthly-pdf', 'overview-csv')),
    rhythm     text NOT NULL CHECK (rhythm IN ('daily', 'weekly', 'monthly')),
    hour       smallint NOT NULL CHECK (hour BETWEEN 0 AND 23),
    language   text NOT NULL CHECK (language ~ '^[a-z]{2,3}$'),
    -- Empty: into the folder.
    recipients text[] NOT NULL,
    active     boolean NOT NULL,
    -- What was due before it, is not sent.
    since      timestamptz NOT NULL,
    changed_by text NOT NULL,
    changed_at timestamptz NOT NULL DEFAULT now()
);

-- One period of a sending, or one that was asked for: whoever inserts its row, has made it due; it is due once.
CREATE TABLE sending_run (
    sending  text NOT NULL REFERENCES sending (id) ON DELETE CASCADE,
    -- The day after the period; 'now:' and the key of the command.
    key      text NOT NULL,
    due_on   date NOT NULL,
    made_at  timestamptz NOT NULL,
    tries    smallint NOT NULL DEFAULT 0,
    -- While one tries, the moment from which another may take it for lost.
    next_try timestamptz NOT NULL,
    -- partly: some got it, and the others are given up.
    state    text NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'sent', 'partly', 'failed')),
    done_at  timestamptz,
    reason   text,
    -- Why it failed: which trouble, and what it is about. What libraries said is for the log.
    fault    text,
    about    text,
    PRIMARY KEY (sending, key)
);
CREATE INDEX sending_run_pending ON sending_run (next_try) WHERE state = 'pending';

-- Each recipient of a period gets a message of their own, and has a state of their own: a refused one keeps it from nobody else.
CREATE TABLE sending_letter (
    sending   text     NOT NULL,
    key       text     NOT NULL,
    recipient text     NOT NULL,
    -- pending: not yet, or tried in vain and to be tried again; failed: given up
    state     text     NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'sent', 'failed')),
    tries     smallint NOT NULL DEFAULT 0,
    -- Of the last try.
    at        timestamptz,
    fault     text,
    about     text,
    PRIMARY KEY (sending, key, recipient),
    FOREIGN KEY (sending, key) REFERENCES sending_run (sending, key) ON DELETE CASCADE
);
