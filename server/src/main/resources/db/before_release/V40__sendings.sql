-- Reports that are sent by themselves.
CREATE TABLE sending (
    id         text PRIMARY KEY CHECK (id ~ '^[a-z0-9][a-z0-9-]{0,39}$'),
    -- null: all centres, by the clock of UTC
    centre_id  integer REFERENCES centre (id),
    what       text NOT NULL CHECK (what IN ('monthly-xlsx', 'monthly-docx', 'monthly-pdf', 'overview-csv')),
    rhythm     text NOT NULL CHECK (rhythm IN ('daily', 'weekly', 'monthly')),
    hour       smallint NOT NULL CHECK (hour BETWEEN 0 AND 23),
    language   text NOT NULL CHECK (language IN ('ru', 'en')),
    -- empty: into the folder
    recipients text[] NOT NULL,
    active     boolean NOT NULL,
    -- what was due before it, is not sent
    since      timestamptz NOT NULL,
    changed_by text NOT NULL,
    changed_at timestamptz NOT NULL DEFAULT now()
);

-- One period of a sending, or one that was asked for: whoever inserts its row, has made it due; it is due once.
CREATE TABLE sending_run (
    sending  text NOT NULL REFERENCES sending (id) ON DELETE CASCADE,
    -- the day after the period; 'now:' and the key of the command
    key      text NOT NULL,
    due_on   date NOT NULL,
    made_at  timestamptz NOT NULL,
    tries    smallint NOT NULL DEFAULT 0,
    -- while one tries, the moment from which another may take it for lost
    next_try timestamptz NOT NULL,
    state    text NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'sent', 'failed')),
    done_at  timestamptz,
    reason   text,
    PRIMARY KEY (sending, key)
);

CREATE INDEX sending_run_pending ON sending_run (next_try) WHERE state = 'pending';
