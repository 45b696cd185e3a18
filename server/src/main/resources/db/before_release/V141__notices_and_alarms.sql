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

-- The alarm that every screen of a centre shows, and nothing else, until it is ended. Only the last; events tell of all.
CREATE TABLE alarm (
    centre_id integer     PRIMARY KEY REFERENCES centre,
    since     timestamptz NOT NULL,
    actor     text        NOT NULL,
    -- By language, beside the built-in «leave the building»; may be empty.
    texts     jsonb       NOT NULL
);
