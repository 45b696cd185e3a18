-- Who may do what. Of every secret only a hash is kept: Argon2id of passwords, SHA-256 of random tokens.

CREATE TABLE staff (
    id          integer     GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    login       text        NOT NULL UNIQUE CHECK (login ~ '^[a-z0-9][a-z0-9._@-]{0,63}$'),
    name        text        NOT NULL,
    role        text        NOT NULL CHECK (role IN ('administrator', 'manager', 'specialist')),
    -- Null: every centre.
    centre_id   integer     REFERENCES centre,
    password    text        NOT NULL,
    active      boolean     NOT NULL DEFAULT true,
    created_at  timestamptz NOT NULL DEFAULT now(),
    CHECK (role <> 'administrator' OR centre_id IS NULL)
);

CREATE TABLE session (
    token_hash  bytea       PRIMARY KEY,
    staff_id    integer     NOT NULL REFERENCES staff,
    created_at  timestamptz NOT NULL DEFAULT now(),
    expires_at  timestamptz NOT NULL
);

CREATE TABLE api_token (
    id          integer     GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    token_hash  bytea       NOT NULL UNIQUE,
    name        text        NOT NULL,
    role        text        NOT NULL CHECK (role IN ('administrator', 'manager', 'specialist')),
    created_by  text        NOT NULL,
    created_at  timestamptz NOT NULL DEFAULT now(),
    revoked_at  timestamptz
);

-- A printer that the server drives itself.
CREATE TABLE printer (
    id          integer     GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    centre_id   integer     NOT NULL REFERENCES centre,
    code        text        NOT NULL,
    transport   text        NOT NULL CHECK (transport IN ('tcp', 'virtual')),
    host        text,
    port        integer     CHECK (port BETWEEN 1 AND 65535),
    width       integer     NOT NULL DEFAULT 576 CHECK (width IN (384, 512, 576, 640)),
    UNIQUE (centre_id, code),
    CHECK (transport <> 'tcp' OR (host IS NOT NULL AND port IS NOT NULL))
);

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
    CHECK ((paired_at IS NULL) = (centre_id IS NULL)),
    CHECK (pair_code IS NULL OR paired_at IS NULL)
);
CREATE INDEX device_centre ON device (centre_id);
