-- Devices of a centre, its printers and what they print, signs over desks and specialists' pads.

-- Profiles that an administrator copied and changed; those that come with Talon are files of the program.
CREATE TABLE printer_profile (
    code       text        PRIMARY KEY CHECK (code ~ '^[a-z0-9-]{1,32}$'),
    profile    jsonb       NOT NULL CHECK (profile->>'code' = code),
    changed_by text        NOT NULL,
    changed_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE printer (
    id          integer     GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    centre_id   integer     NOT NULL REFERENCES centre,
    code        text        NOT NULL,
    transport   text        NOT NULL CHECK (transport IN ('tcp', 'device', 'serial', 'spooler', 'virtual')),
    -- What it last said of itself, and when it is to be asked again.
    state       text        NOT NULL DEFAULT 'unknown' CHECK (state IN (
        'ready', 'paper_low', 'paper_out', 'cover_open', 'cutter', 'paper_jam', 'printer_error', 'offline', 'no_connection', 'no_agent',
        'unknown')),
    since       timestamptz NOT NULL DEFAULT now(),
    watched_at  timestamptz,
    ask_at      timestamptz NOT NULL DEFAULT now(),
    -- A node is asking it now; nobody else prints or asks until then, or until the node has its answer.
    asked_until timestamptz,
    -- Where it is; of a virtual printer each node knows its own folder.
    address     jsonb       NOT NULL DEFAULT '{}',
    -- A profile that comes with Talon, or one of an administrator's own.
    profile     text        DEFAULT 'generic-80',
    own_profile text        REFERENCES printer_profile,
    -- How many papers came off its roll: a substitute for the near-end sensor that many lack.
    roll_papers integer     NOT NULL DEFAULT 0 CHECK (roll_papers >= 0),
    roll_since  timestamptz NOT NULL DEFAULT now(),
    -- Papers that a new roll is thought to give: 80 m at 10 cm a ticket.
    roll_size   integer     NOT NULL DEFAULT 800 CHECK (roll_size BETWEEN 50 AND 20000),
    -- It said low or out since the roll began: when it is ready again, somebody has put in a new one.
    roll_ending boolean     NOT NULL DEFAULT false,
    -- What a change of the roll put to zero, for taking the change back; null: there is nothing to take back.
    roll_before integer,
    roll_was    timestamptz,
    -- It is on a cable of the computer on which this agent runs; null: the server drives it itself.
    agent_id    integer,
    UNIQUE (centre_id, code),
    CHECK (num_nonnulls(profile, own_profile) = 1),
    CHECK (transport = 'virtual' OR address->>'transport' = transport)
);
CREATE INDEX printer_agent ON printer (agent_id) WHERE agent_id IS NOT NULL;

CREATE TABLE device (
    id          integer     GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind        text        NOT NULL CHECK (kind IN ('kiosk', 'hall-display', 'desk-display', 'agent')),
    -- Shown on the device until staff confirm it; null once paired.
    pair_code   text        UNIQUE,
    -- SHA-256 of the secret made with the code: it becomes the device's token when it is paired.
    token_hash  bytea       NOT NULL UNIQUE,
    centre_id   integer     REFERENCES centre,
    name        text,
    printer_id  integer     REFERENCES printer,
    -- A desk display's desk.
    desk        text,
    created_at  timestamptz NOT NULL DEFAULT now(),
    paired_at   timestamptz,
    revoked_at  timestamptz,
    seen_at     timestamptz,
    -- Which zones a hall display shows; none: all.
    zones       text[]      NOT NULL DEFAULT '{}',
    -- The services that a kiosk shows; null: all of its centre.
    menu        text[],
    CHECK ((paired_at IS NULL) = (centre_id IS NULL)),
    CHECK (pair_code IS NULL OR paired_at IS NULL)
);
CREATE INDEX device_centre ON device (centre_id);
ALTER TABLE printer ADD FOREIGN KEY (agent_id) REFERENCES device;

-- The connection of an agent to one of the nodes: only the node that holds it gives the agent jobs.
CREATE TABLE agent_line (
    agent_id     integer     PRIMARY KEY REFERENCES device,
    -- Null: not connected.
    connection   uuid,
    version      text        NOT NULL,
    host         text        NOT NULL,
    system       text        NOT NULL,
    address      text        NOT NULL,
    connected_at timestamptz NOT NULL,
    -- The node says every 5 s that the connection stands; where it has not for 20 s, it does not.
    heard_at     timestamptz NOT NULL
);

-- A ticket exists whatever its paper does; the paper is a job with its own states.
CREATE TABLE print_job (
    centre_id   integer     NOT NULL,
    id          uuid        NOT NULL,
    ticket_id   uuid        NOT NULL,
    printer_id  integer     NOT NULL REFERENCES printer,
    state       text        NOT NULL CHECK (state IN ('queued', 'printing', 'printed', 'uncertain', 'failed')),
    copy        boolean     NOT NULL DEFAULT false,
    reason      text,
    created_at  timestamptz NOT NULL,
    claimed_at  timestamptz,
    ended_at    timestamptz,
    -- A paper of which not a byte went out is tried once more while the visitor may still be standing there.
    tries       smallint    NOT NULL DEFAULT 0 CHECK (tries BETWEEN 0 AND 2),
    -- Of a job that is queued for its second try: not before then.
    retry_at    timestamptz,
    -- The agent that was given the job. What it knows of the job settles it, whatever its printer hangs on by then.
    agent_id    integer     REFERENCES device,
    -- A paper may take minutes on a slow line: while it is under way, whoever prints it says so again and again.
    alive_at    timestamptz,
    PRIMARY KEY (centre_id, id),
    FOREIGN KEY (centre_id, ticket_id) REFERENCES ticket (centre_id, id),
    CHECK ((state = 'queued') = (claimed_at IS NULL) OR state = 'failed'),
    CHECK ((state IN ('printed', 'uncertain', 'failed')) = (ended_at IS NOT NULL))
) WITH (autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 500);
CREATE INDEX print_job_open ON print_job (printer_id, created_at) WHERE state IN ('queued', 'printing');
CREATE INDEX print_job_ticket ON print_job (centre_id, ticket_id);
-- A printer prints one paper at a time, whichever nodes reach for it.
CREATE UNIQUE INDEX print_job_at_printer ON print_job (printer_id) WHERE state = 'printing';
-- A person who asks for the paper again gets it only once the paper before it has ended.
CREATE UNIQUE INDEX print_job_open_ticket ON print_job (centre_id, ticket_id) WHERE state IN ('queued', 'printing');
-- What became of a printer's last paper; and its papers that went wrong.
CREATE INDEX print_job_printer ON print_job (printer_id, created_at DESC);
CREATE INDEX print_job_agent ON print_job (agent_id, created_at)
    WHERE agent_id IS NOT NULL AND state IN ('printing', 'uncertain');
-- What is old is cleared by it.
CREATE INDEX print_job_ended ON print_job (ended_at) WHERE ended_at IS NOT NULL;

-- The last test page of a printer. While it is being printed the printer does nothing else: see printer.asked_until.
CREATE TABLE test_page (
    printer_id  integer     PRIMARY KEY REFERENCES printer ON DELETE CASCADE,
    id          uuid        NOT NULL,
    state       text        NOT NULL CHECK (state IN ('printing', 'printed', 'uncertain', 'failed')),
    reason      text,
    asked_by    text        NOT NULL,
    asked_at    timestamptz NOT NULL,
    -- The node that prints says so again and again; after this moment it is not alive.
    alive_until timestamptz NOT NULL,
    ended_at    timestamptz,
    -- Whether it was one that looks like a ticket.
    ticket      boolean     NOT NULL DEFAULT false,
    -- Whether one that looks like a ticket has ever come out: this one, or one before.
    tried       boolean     NOT NULL DEFAULT false,
    CHECK ((state = 'printing') = (ended_at IS NULL))
);

-- What printers said of themselves, and what people said of their rolls.
CREATE TABLE printer_event (
    id          bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    centre_id   integer     NOT NULL,
    printer     text        NOT NULL,
    at          timestamptz NOT NULL,
    state       text,
    was         text,
    kind        text        NOT NULL DEFAULT 'state' CHECK (kind IN ('state', 'roll', 'roll_undone', 'roll_size')),
    actor       text,
    -- Of a change of the roll: how many papers the old one gave; of its size: how many it gives.
    papers      integer,
    CHECK ((kind = 'state') = (state IS NOT NULL AND was IS NOT NULL)),
    CHECK ((kind = 'state') = (actor IS NULL))
);
CREATE INDEX printer_event_centre ON printer_event (centre_id, printer, at);

-- Pictures for the head of a ticket, each kept once under the SHA-256 of its bytes.
CREATE TABLE slip_logo (
    hash       text        PRIMARY KEY CHECK (hash ~ '^[0-9a-f]{64}$'),
    png        bytea       NOT NULL CHECK (octet_length(png) <= 524288),
    added_at   timestamptz NOT NULL DEFAULT now()
);

-- How a ticket looks, as it was decided: the newest row of a centre holds, else the newest without a centre, which is for
-- all. A row without blocks goes back to what holds without it. Rows never change, so nodes keep them by id.
CREATE TABLE slip_layout (
    id         integer     GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    centre_id  integer     REFERENCES centre,
    blocks     jsonb       CHECK (jsonb_typeof(blocks) = 'array'),
    logo       text        REFERENCES slip_logo,
    changed_by text        NOT NULL,
    changed_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX slip_layout_newest ON slip_layout (centre_id, id DESC);

-- A cable with the signs over desks, or with specialists' pads.
CREATE TABLE cable (
    id           integer     GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    centre_id    integer     NOT NULL REFERENCES centre,
    code         text        NOT NULL,
    kind         text        NOT NULL CHECK (kind IN ('sign', 'pad')),
    -- As dev.talon.hardware.link.LinkAddress.
    address      jsonb       NOT NULL,
    -- The agent on whose computer it is; null: the server's own.
    agent_id     integer     REFERENCES device,
    -- Of signs: as dev.talon.hardware.sign.FrameTemplate.
    template     jsonb,
    -- Of pads: how they say their keys.
    protocol     text        CHECK (protocol IN ('frames', 'keypad')),
    -- The node that drives it, which says so every few seconds, and whether its line is open.
    driver       uuid,
    driver_until timestamptz,
    connected    boolean     NOT NULL DEFAULT false,
    UNIQUE (centre_id, code),
    CHECK ((kind = 'sign') = (template IS NOT NULL)),
    CHECK ((kind = 'pad') = (protocol IS NOT NULL))
);

-- A sign or a pad on a cable, and the desk it belongs to.
CREATE TABLE cable_end (
    cable_id     integer     NOT NULL REFERENCES cable ON DELETE CASCADE,
    number       integer     NOT NULL CHECK (number BETWEEN 0 AND 255),
    desk         text        NOT NULL,
    arrow        text        NOT NULL DEFAULT 'none' CHECK (arrow IN ('none', 'left', 'right', 'up', 'down')),
    PRIMARY KEY (cable_id, number)
);
