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
