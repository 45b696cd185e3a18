-- The queue. Everything that grows is keyed by its centre first, so that it can later be partitioned by time and sharded by centre
-- without touching the code. Functions, views and triggers are in the repeatable files beside this one, which run after it and
-- again whenever they change.

CREATE TABLE centre (
    id            integer     GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    code          text        NOT NULL UNIQUE CHECK (code ~ '^[a-z0-9][a-z0-9-]{0,31}$'),
    name_ru       text        NOT NULL CHECK (name_ru <> ''),
    name_en       text        NOT NULL CHECK (name_en <> ''),
    zone          text        NOT NULL,
    -- Rises with every change that a screen of the centre could show; always the last row a statement locks.
    version       bigint      NOT NULL DEFAULT 0,
    created_at    timestamptz NOT NULL DEFAULT now(),
    -- Printed on the ticket.
    address_ru    text        NOT NULL DEFAULT '',
    address_en    text        NOT NULL DEFAULT '',
    -- Comparisons of specialists then name nobody.
    names_hidden  boolean     NOT NULL DEFAULT false,
    -- Whether one person may have active calls at several desks.
    several_desks boolean     NOT NULL DEFAULT false,
    -- Seconds from the first call before a no-show needs no reason.
    no_show_after integer     NOT NULL DEFAULT 60 CHECK (no_show_after BETWEEN 0 AND 3600),
    day_ends      timestamp[] NOT NULL DEFAULT '{}',
    -- Its name in every database; id is its number in this one. Why so: server/docs/adr/0007-centres-with-nodes-of-their-own.md.
    uuid          uuid        NOT NULL DEFAULT gen_random_uuid() UNIQUE
) WITH (fillfactor = 50);
COMMENT ON COLUMN centre.day_ends IS
    'When its business days end. Each element is a date and an hour: from that business day on, days end at that hour of the next date. Before the first of them, and where there is none, they end at midnight. What is past never changes.';

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
    -- Seconds that a stage of this service may wait: the norm of today, see service_norm.
    norm        integer     NOT NULL CHECK (norm BETWEEN 1 AND 86400),
    position    integer     NOT NULL,
    active      boolean     NOT NULL DEFAULT true,
    -- What a visitor should have ready; printed on the ticket.
    advice_ru   text        NOT NULL DEFAULT '',
    advice_en   text        NOT NULL DEFAULT '',
    PRIMARY KEY (centre_id, code)
);
CREATE UNIQUE INDEX service_prefix ON service (centre_id, prefix) WHERE active;

-- How long a stage of a service may wait, from which business day on. A ticket takes the norm of its day and keeps it.
CREATE TABLE service_norm (
    centre_id   integer NOT NULL,
    service     text    NOT NULL,
    valid_from  date    NOT NULL,
    norm        integer NOT NULL CHECK (norm BETWEEN 1 AND 86400),
    PRIMARY KEY (centre_id, service, valid_from),
    FOREIGN KEY (centre_id, service) REFERENCES service (centre_id, code)
);

-- When a centre works, by weekday from 1 Monday; a weekday without a row is not worked. Times are the centre's own. Who closes no
-- later than they open closes on the next day: 22:00 to 02:00, 09:00 to 00:00, 00:00 to 00:00 round the clock.
CREATE TABLE working_hours (
    centre_id   integer  NOT NULL REFERENCES centre,
    weekday     smallint NOT NULL CHECK (weekday BETWEEN 1 AND 7),
    opens       time     NOT NULL,
    closes      time     NOT NULL,
    lunch_from  time,
    lunch_to    time,
    PRIMARY KEY (centre_id, weekday),
    CHECK (lunch_from <> lunch_to),
    CHECK ((lunch_from IS NULL) = (lunch_to IS NULL))
);

CREATE TABLE desk (
    centre_id    integer     NOT NULL REFERENCES centre,
    code         text        NOT NULL CHECK (code ~ '^[A-Za-z0-9А-Яа-я][A-Za-z0-9А-Яа-я-]{0,15}$'),
    stages       text[]      NOT NULL CHECK (cardinality(stages) BETWEEN 1 AND 2
                                             AND stages <@ ARRAY['consultation', 'cash']),
    position     integer     NOT NULL,
    active       boolean     NOT NULL DEFAULT true,
    -- Which page holds the desk (a random word of that page), who sits at it, and when it was last heard.
    held_by      text,
    specialist   text,
    seen_at      timestamptz,
    -- A specialist steps away from an open desk and says why; nobody is called to it meanwhile.
    paused_at    timestamptz,
    pause_reason text,
    -- Who sits at the desk, as the event log names them: its commands are theirs. held_by is the word of their page.
    holder       text,
    PRIMARY KEY (centre_id, code),
    CHECK ((paused_at IS NULL) = (pause_reason IS NULL))
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
    -- The centre's business day when the ticket was issued; never changes.
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
    -- Whether its specialist may have no other active call. False for what was called by somebody who overrode a desk, and for a
    -- call that another person has taken over with its desk.
    sole           boolean     NOT NULL DEFAULT false,
    -- Of history_import; null: it came from the queue here, or by an import that was not written down.
    import_id      integer,
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
-- Nor does a person.
CREATE UNIQUE INDEX stage_of_person ON stage (centre_id, specialist) WHERE sole AND state IN ('called', 'serving');
-- What is not finished when the day ends; also what the board reads.
CREATE INDEX stage_open ON stage (centre_id, business_day) WHERE state IN ('waiting', 'called', 'serving', 'postponed');
-- Recent service times, for the expected wait.
CREATE INDEX stage_finished ON stage (centre_id, finished_at) WHERE state = 'served';

-- Who did what, when, at which desk, and why. Append-only: published figures can be rebuilt from it.
CREATE TABLE event (
    -- Its number at its centre, rising and with gaps. Another centre may have the same, where another database counted.
    id              bigint      GENERATED ALWAYS AS IDENTITY,
    centre_id       integer     NOT NULL,
    at              timestamptz NOT NULL,
    kind            text        NOT NULL,
    ticket_id       uuid,
    position        smallint,
    desk            text,
    actor           text        NOT NULL,
    reason          text,
    -- The Idempotency-Key of the command that writes it, and what was asked with it, as a hash. A trigger moves both to the table
    -- command_key: keys are cleared, events never. (What was written before the first release has them here.)
    command_key     text,
    -- What an import wrote: the stages of a day as lines of the canonical form (server/docs/reports.md), one event a centre and
    -- day, so that figures over imported history can be rebuilt from events too.
    facts_day       date,
    facts           text,
    command_request text,
    import_id       integer,
    PRIMARY KEY (centre_id, id),
    CONSTRAINT facts_have_a_day CHECK ((facts IS NULL) = (facts_day IS NULL))
);
CREATE INDEX event_ticket ON event (centre_id, ticket_id);
CREATE INDEX event_facts ON event (centre_id, facts_day) WHERE facts IS NOT NULL;
CREATE INDEX event_import ON event (centre_id, import_id) WHERE import_id IS NOT NULL;
-- When desks were opened, paused and closed: what their times are worked out from.
CREATE INDEX event_desk ON event (centre_id, at)
    WHERE kind IN ('desk_opened', 'desk_paused', 'desk_resumed', 'desk_closed');
-- What was said of times, and what the end of a day finished: few among many.
CREATE INDEX event_doubt ON event (centre_id, at)
    WHERE kind IN ('times_distrusted', 'times_trusted', 'times_mark_withdrawn') OR (kind = 'finished' AND actor = 'duty:close-days');

-- Idempotency-Keys of the last two days: a second command with one changes nothing.
CREATE TABLE command_key (
    -- Null: of a command that belongs to no centre, and so leaves no event.
    centre_id integer,
    key       text        NOT NULL,
    -- What was asked with it, as a hash: a key belongs to one request. Empty: whatever was asked.
    request   text        NOT NULL,
    event_id  bigint,
    at        timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT command_key_once UNIQUE NULLS NOT DISTINCT (centre_id, key)
);
CREATE INDEX command_key_at ON command_key (at);

-- Work that one node does once for a centre and a day: whoever inserts the row, works.
CREATE TABLE duty (
    kind         text        NOT NULL,
    centre_id    integer     NOT NULL REFERENCES centre,
    business_day date        NOT NULL,
    done_at      timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (kind, centre_id, business_day)
);
