-- What the screens of a hall say of themselves, every few seconds. A row is written again when something has changed, or after 15 s.
CREATE TABLE screen (
    device_id integer     PRIMARY KEY REFERENCES device,
    -- A page draws this word when it is loaded: two pages of one device differ.
    page      text        NOT NULL,
    heard_at  timestamptz NOT NULL,
    version   text        NOT NULL,
    sound     text        NOT NULL CHECK (sound IN ('ready', 'blocked', 'missing', 'muted')),
    -- How far the clock of its computer is ahead of the database's, ms.
    ahead     bigint      NOT NULL,
    width     integer     NOT NULL,
    height    integer     NOT NULL,
    -- What it shows, in its own words.
    shows     text        NOT NULL
);

-- The page that speaks in an audio zone; after its end another may.
CREATE TABLE voice_lead (
    centre_id integer     NOT NULL REFERENCES centre,
    zone      text        NOT NULL,
    device_id integer     NOT NULL REFERENCES device,
    page      text        NOT NULL,
    until     timestamptz NOT NULL,
    PRIMARY KEY (centre_id, zone)
);

-- What staff ask of a screen.
CREATE TABLE screen_ask (
    id        bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    device_id integer     NOT NULL REFERENCES device,
    kind      text        NOT NULL CHECK (kind IN ('identify', 'reload', 'screenshot', 'test-call')),
    actor     text        NOT NULL,
    asked_at  timestamptz NOT NULL,
    given_at  timestamptz,
    done_at   timestamptz,
    result    text        CHECK (result IN ('done', 'cannot', 'blocked', 'missing', 'muted'))
);
CREATE INDEX screen_ask_device ON screen_ask (device_id, id DESC);

-- That a screen has shown a call, and what became of its words there. The moments are the server's, when it heard of it.
CREATE TABLE call_shown (
    centre_id  integer     NOT NULL,
    called_at  timestamptz NOT NULL,
    desk       text        NOT NULL,
    device_id  integer     NOT NULL,
    shown_at   timestamptz NOT NULL,
    sound      text        CHECK (sound IN ('played', 'blocked', 'missing', 'muted', 'elsewhere')),
    sounded_at timestamptz,
    PRIMARY KEY (centre_id, called_at, desk, device_id)
);
CREATE INDEX call_shown_at ON call_shown (shown_at);
