-- Centres, and how they are set up: their zones, services and desks. Everything that grows is keyed by its centre first, so that it can
-- later be partitioned by time and sharded by centre without touching the code. Functions, views and triggers are in the repeatable
-- files beside these, which run after them and again whenever they change.

CREATE TABLE centre (
    id            integer     GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    code          text        NOT NULL UNIQUE CHECK (code ~ '^[a-z0-9][a-z0-9-]{0,31}$'),
    name_ru       text        NOT NULL CHECK (name_ru <> ''),
    -- Empty: every screen and paper says the Russian one; so of services and of lines of the annual report too.
    name_en       text        NOT NULL,
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
    uuid          uuid        NOT NULL DEFAULT gen_random_uuid() UNIQUE,
    -- Minutes after a no-show in which it needs no reason to come back, and after how many others it is then due.
    return_minutes integer    NOT NULL DEFAULT 30 CHECK (return_minutes BETWEEN 0 AND 720),
    return_after  smallint    NOT NULL DEFAULT 2 CHECK (return_after BETWEEN 0 AND 20),
    -- How often a called visitor may be called again (null: as often as one likes), and seconds between two calls.
    recall_limit  smallint    DEFAULT 5 CHECK (recall_limit BETWEEN 1 AND 20),
    recall_pause  smallint    NOT NULL DEFAULT 0 CHECK (recall_pause BETWEEN 0 AND 300),
    -- Minutes for which a visitor is set aside where the specialist does not say, and for which one who is back waits for that desk only.
    aside_minutes smallint    NOT NULL DEFAULT 10 CHECK (aside_minutes BETWEEN 1 AND 60),
    -- Whether the desk asks for an outcome at the end of each service.
    outcome_asked boolean     NOT NULL DEFAULT false,
    -- Rises with every change of its hours; a node that has read it knows whether what it remembers still holds.
    hours_version bigint      NOT NULL DEFAULT 0,
    -- The country whose production calendar the centre follows; null: none.
    calendar      text        CHECK (calendar ~ '^[a-z]{2}(-[a-z]{2,3})?$'),
    -- Whether a ticket is refused when it could hardly be served by closing.
    last_ticket   boolean     NOT NULL DEFAULT true,
    -- Minutes before closing from which on no ticket is given, whatever the queue.
    last_ticket_before integer NOT NULL DEFAULT 0 CHECK (last_ticket_before BETWEEN 0 AND 240),
    -- Minutes of expected wait above which the kiosk asks before it gives a ticket; null: never.
    ask_over      integer     CHECK (ask_over BETWEEN 5 AND 480),
    -- Whether specialists may issue tickets.
    specialists_issue boolean NOT NULL DEFAULT false,
    -- Whether the kiosk offers priority to those who have the right to it.
    kiosk_priority boolean    NOT NULL DEFAULT false,
    -- What stands beside two columns of a name is in every other language that there are words in. So one more language is a folder of
    -- words and values here, and no change of the schema.
    translations  jsonb       NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(translations) = 'object'),
    -- Minutes for which whoever was handed on and comes back waits for that specialist or desk only.
    back_minutes  smallint    NOT NULL DEFAULT 15 CHECK (back_minutes BETWEEN 1 AND 120),
    -- Which plan of the zones somebody has seen who changes it.
    zones_version integer     NOT NULL DEFAULT 0,
    -- Boards read the list of quiet pictures anew when this has changed. 0: there never was one.
    pictures_version integer  NOT NULL DEFAULT 0
) WITH (fillfactor = 50);
COMMENT ON COLUMN centre.day_ends IS
    'When its business days end. Each element is a date and an hour: from that business day on, days end at that hour of the next date. Before the first of them, and where there is none, they end at midnight. What is past never changes.';
COMMENT ON COLUMN centre.translations IS 'In other languages than Russian and English: {"name": {"uk": …}, "address": {…}}.';

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

-- What a person serves at a centre; who has no row serves every kind.
CREATE TABLE person_kinds (
    centre_id integer NOT NULL REFERENCES centre,
    person    text    NOT NULL,  -- as the events call them
    kinds     text[]  NOT NULL CHECK (cardinality(kinds) BETWEEN 1 AND 50),
    PRIMARY KEY (centre_id, person)
);

CREATE TABLE service (
    centre_id   integer     NOT NULL REFERENCES centre,
    code        text        NOT NULL CHECK (code ~ '^[a-z0-9][a-z0-9_-]{0,31}$'),
    name_ru     text        NOT NULL CHECK (name_ru <> ''),
    name_en     text        NOT NULL,
    hint_ru     text        NOT NULL DEFAULT '',
    hint_en     text        NOT NULL DEFAULT '',
    -- The kinds of its stages, in order.
    route       text[]      NOT NULL CHECK (cardinality(route) BETWEEN 1 AND 4),
    -- Services may share a letter: their numbers then run in one sequence.
    prefix      text        NOT NULL CHECK (char_length(prefix) = 1),
    -- Seconds that a stage of this service may wait: the norm of today, see service_norm.
    norm        integer     NOT NULL CHECK (norm BETWEEN 1 AND 86400),
    position    integer     NOT NULL,
    active      boolean     NOT NULL DEFAULT true,
    -- What a visitor should have ready; printed on the ticket.
    advice_ru   text        NOT NULL DEFAULT '',
    advice_en   text        NOT NULL DEFAULT '',
    -- How many tickets a day; null: any number. One that is cancelled at once does not count.
    day_limit   integer     CHECK (day_limit BETWEEN 0 AND 100000),
    translations jsonb      NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(translations) = 'object'),
    PRIMARY KEY (centre_id, code)
);
COMMENT ON COLUMN service.translations IS 'In other languages than Russian and English: {"name": {"uk": …}, "hint": {…}, "advice": {…}}.';

-- How long a stage of a service may wait, from which business day on. A ticket takes the norm of its day and keeps it.
CREATE TABLE service_norm (
    centre_id   integer NOT NULL,
    service     text    NOT NULL,
    valid_from  date    NOT NULL,
    norm        integer NOT NULL CHECK (norm BETWEEN 1 AND 86400),
    PRIMARY KEY (centre_id, service, valid_from),
    FOREIGN KEY (centre_id, service) REFERENCES service (centre_id, code)
);

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

CREATE TABLE desk (
    centre_id    integer     NOT NULL REFERENCES centre,
    code         text        NOT NULL CHECK (code ~ '^[A-Za-z0-9А-Яа-я][A-Za-z0-9А-Яа-я-]{0,15}$'),
    stages       text[]      NOT NULL CHECK (cardinality(stages) BETWEEN 1 AND 50),
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
    -- Until when whoever is on a break expects to be back, where they said so. It is read while paused_at is set; every break sets it anew.
    pause_until  timestamptz,
    -- Closed by the hall administrator, until somebody opens it or its business day ends: nobody sits down there and nobody is called to it.
    shut_at      timestamptz,
    shut_reason  text,
    zone         text,
    -- Where the desk is, seen from its sign; null: the sign hangs over it and points nowhere.
    arrow        text        CHECK (arrow IN ('left', 'right', 'up', 'down')),
    PRIMARY KEY (centre_id, code),
    FOREIGN KEY (centre_id, zone) REFERENCES zone (centre_id, code),
    CHECK ((paused_at IS NULL) = (pause_reason IS NULL)),
    CONSTRAINT shut_for_a_reason CHECK ((shut_at IS NULL) = (shut_reason IS NULL))
);

-- Which kinds each desk and each person has served since when: figures of past days go by what was so then. A trigger keeps it.
CREATE TABLE served_kinds (
    centre_id integer     NOT NULL REFERENCES centre,
    subject   text        NOT NULL CHECK (subject IN ('desk', 'person')),
    -- The desk's code; the person as the events call them.
    name      text        NOT NULL,
    since     timestamptz NOT NULL,
    -- Null: all.
    kinds     text[],
    PRIMARY KEY (centre_id, subject, name, since)
);
