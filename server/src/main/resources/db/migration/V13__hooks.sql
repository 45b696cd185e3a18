-- Addresses that are told of events.
CREATE TABLE hook (
    id               integer     GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name             text        NOT NULL,
    -- Null: of every centre.
    centre_id        integer     REFERENCES centre,
    url              text        NOT NULL,
    -- Empty: of every kind.
    kinds            text[]      NOT NULL DEFAULT '{}',
    active           boolean     NOT NULL,
    -- What its messages are signed with; the one before signs as well until its end.
    secret           bytea       NOT NULL,
    secret_before    bytea,
    before_until     timestamptz,
    created_at       timestamptz NOT NULL DEFAULT clock_timestamp(),
    -- How often running its address has failed, since when, and when it is tried again; null: it has not.
    failures         integer     NOT NULL DEFAULT 0,
    failing_since    timestamptz,
    next_at          timestamptz NOT NULL DEFAULT clock_timestamp(),
    -- Why Talon sends nothing more to it by itself: it answered that it is gone, or failed for days. Null: it sends.
    stopped          text        CHECK (stopped IN ('gone', 'failing')),
    stopped_at       timestamptz,
    -- When an administrator last had messages sent once more.
    asked_at         timestamptz,
    -- The node that sends to it, and until when nobody else does.
    lease            uuid,
    leased_until     timestamptz,
    CHECK ((secret_before IS NULL) = (before_until IS NULL)),
    CHECK ((stopped IS NULL) = (stopped_at IS NULL)),
    CHECK ((failures = 0) = (failing_since IS NULL))
);

-- How far each hook has come at each centre: everything up to this number has been delivered, given up or passed over.
CREATE TABLE hook_position (
    hook_id   integer     NOT NULL REFERENCES hook ON DELETE CASCADE,
    centre_id integer     NOT NULL,
    number    bigint      NOT NULL,
    -- When the next message may be tried, where one was refused.
    next_at   timestamptz,
    PRIMARY KEY (hook_id, centre_id)
);

-- What became of each message. delivered; waiting: refused, tried again in its turn; dead: given up; again: an administrator sends it once more.
CREATE TABLE hook_delivery (
    hook_id   integer     NOT NULL REFERENCES hook ON DELETE CASCADE,
    centre_id integer     NOT NULL,
    number    bigint      NOT NULL,
    kind      text        NOT NULL,
    state     text        NOT NULL CHECK (state IN ('delivered', 'waiting', 'dead', 'again')),
    tries     integer     NOT NULL,
    -- Tries that were answered, but not with success.
    refusals  integer     NOT NULL DEFAULT 0,
    first_at  timestamptz NOT NULL,
    last_at   timestamptz NOT NULL,
    -- The last answer: its status and the beginning of its text; or why none came; and milliseconds.
    status    integer,
    answer    text,
    fault     text,
    took      integer     NOT NULL,
    CHECK ((status IS NULL) = (fault IS NOT NULL)),
    PRIMARY KEY (hook_id, centre_id, number)
);
CREATE INDEX hook_delivery_last ON hook_delivery (hook_id, last_at);
CREATE INDEX hook_delivery_open ON hook_delivery (hook_id, state) WHERE state IN ('dead', 'again');
CREATE INDEX hook_delivery_old ON hook_delivery (last_at);
