-- What screens show and say beside the queue, what they say of themselves, and calls for help at a kiosk.

-- What visitors are told on boards, kiosks and phones: of one centre, or of all (centre_id is null).
CREATE TABLE notice (
    centre_id integer     REFERENCES centre,
    -- '' is what people wrote; otherwise the name of the feed of planned outages that brought it.
    source    text        NOT NULL DEFAULT '' CHECK (source ~ '^[a-z0-9_-]{0,32}$'),
    code      text        NOT NULL CHECK (code ~ '^[a-z0-9][a-z0-9_-]{0,31}$'),
    level     text        NOT NULL CHECK (level IN ('info', 'warning')),
    -- By language; Russian is always there.
    texts     jsonb       NOT NULL CHECK (texts ->> 'ru' <> ''),
    shows_from timestamptz NOT NULL,
    -- Null: until it is taken back.
    shows_until timestamptz CHECK (shows_until > shows_from),
    actor     text        NOT NULL,
    changed_at timestamptz NOT NULL,
    CONSTRAINT notice_once UNIQUE NULLS NOT DISTINCT (centre_id, source, code)
);

-- How far the centres have been told of a change of the notices that are for all of them: some at a time, since each is locked meanwhile.
CREATE TABLE notice_round (
    only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
    -- How many changes there were, and how many of them every centre knows of.
    wanted   bigint  NOT NULL DEFAULT 0,
    done     bigint  NOT NULL DEFAULT 0,
    -- Of the round that is under way: up to which change, and the last centre that was told.
    begun    bigint  NOT NULL DEFAULT 0,
    last_id  integer NOT NULL DEFAULT 0
);
INSERT INTO notice_round DEFAULT VALUES;

-- The alarm that every screen of a centre shows, and nothing else, until it is ended. Only the last; events tell of all.
CREATE TABLE alarm (
    centre_id integer     PRIMARY KEY REFERENCES centre,
    since     timestamptz NOT NULL,
    actor     text        NOT NULL,
    -- By language, beside the built-in «leave the building»; may be empty.
    texts     jsonb       NOT NULL
);

-- How the calls of a centre are spoken. No row: as a new one is.
CREATE TABLE voice (
    centre_id integer  PRIMARY KEY REFERENCES centre,
    speaks    boolean  NOT NULL DEFAULT true,
    -- How 042 is read: forty-two, or zero, four, two.
    zeros     text     NOT NULL DEFAULT 'silent' CHECK (zeros IN ('silent', 'digits')),
    -- How often a call that nobody has answered is said once more.
    repeats   smallint NOT NULL DEFAULT 1 CHECK (repeats BETWEEN 0 AND 2),
    -- How loud from which time of the day on, in its order: [{"from": "08:00", "volume": 80}]. None: always as loud as made.
    volumes   jsonb    NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(volumes) = 'array')
);

-- Clips that take the place of those that come with Talon: of a centre, or (null) of all that have none of their own.
CREATE TABLE voice_clip (
    id         integer     GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    centre_id  integer     REFERENCES centre,
    language   text        NOT NULL CHECK (language ~ '^[a-z]{2}$'),
    clip       text        NOT NULL CHECK (clip ~ '^[a-z0-9][a-z0-9_-]{0,31}$'),
    type       text        NOT NULL CHECK (type IN ('audio/ogg', 'audio/wav')),
    ms         integer     NOT NULL CHECK (ms BETWEEN 1 AND 5000),
    hash       text        NOT NULL,
    content    bytea       NOT NULL CHECK (octet_length(content) <= 524288),
    changed_by text        NOT NULL,
    changed_at timestamptz NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX voice_clip_place ON voice_clip (coalesce(centre_id, 0), language, clip);

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
    shows     text        NOT NULL,
    -- The zones that it shows, and whether it would speak: of screens that share a zone, the one that shows the most speaks.
    zones     text[]      NOT NULL DEFAULT '{}',
    speaks    boolean     NOT NULL DEFAULT false,
    -- Since when it asks for the word that another one has whose zones overlap with its own.
    asks_since timestamptz
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

-- What a screen showed when an administrator asked: the last picture of each, for a week.
CREATE TABLE screen_picture (
    device_id integer     PRIMARY KEY REFERENCES device,
    ask_id    bigint      NOT NULL,
    taken_at  timestamptz NOT NULL,
    -- A JPEG.
    content   bytea       NOT NULL
);

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

-- What boards show while nobody is called: files, each once under the SHA-256 of its bytes.
CREATE TABLE quiet_file (
    hash     text        PRIMARY KEY,
    type     text        NOT NULL CHECK (type IN ('image/png', 'image/jpeg', 'image/webp', 'video/mp4', 'video/webm')),
    -- Pixels; null: the file was not asked.
    width    integer,
    height   integer,
    content  bytea       NOT NULL CHECK (octet_length(content) <= 16777216)
);

-- Which of them a centre's boards show, in their order.
CREATE TABLE quiet_picture (
    id        integer  GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    centre_id integer  NOT NULL REFERENCES centre,
    hash      text     NOT NULL REFERENCES quiet_file,
    -- Of the file, for staff.
    name      text     NOT NULL CHECK (name <> ''),
    -- Only boards of this zone show it; null: all.
    zone      text,
    -- How long a picture stays; a video runs to its end.
    seconds   smallint NOT NULL CHECK (seconds BETWEEN 5 AND 120),
    position  smallint NOT NULL,
    FOREIGN KEY (centre_id, zone) REFERENCES zone (centre_id, code) ON DELETE SET NULL (zone)
);
CREATE INDEX quiet_picture_centre ON quiet_picture (centre_id, position);
CREATE INDEX quiet_picture_hash ON quiet_picture (hash);

-- Visitors at a kiosk who have asked for somebody of the staff.
CREATE TABLE help_call (
    centre_id    integer     NOT NULL REFERENCES centre,
    id           bigint      GENERATED ALWAYS AS IDENTITY,
    device_id    integer     NOT NULL REFERENCES device,
    business_day date        NOT NULL,
    called_at    timestamptz NOT NULL,
    -- Until then the visitor is asked to wait; afterwards the kiosk says that nobody has answered.
    until        timestamptz NOT NULL CHECK (until > called_at),
    answered_at  timestamptz,
    -- Who goes there, as they are called.
    answered_by  text,
    withdrawn_at timestamptz,
    -- The Idempotency-Key: a repeated call gets its first answer.
    key          text,
    PRIMARY KEY (centre_id, id),
    CHECK (num_nonnulls(answered_at, withdrawn_at) <= 1),
    CHECK ((answered_at IS NULL) = (answered_by IS NULL))
);
CREATE INDEX help_call_day ON help_call (centre_id, business_day);
CREATE INDEX help_call_key ON help_call (centre_id, key) WHERE key IS NOT NULL;
