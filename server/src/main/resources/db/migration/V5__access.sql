-- Who may do what. Of every secret only a hash is kept: Argon2id of passwords, SHA-256 of random tokens.

CREATE TABLE staff (
    id          integer     GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    login       text        NOT NULL UNIQUE CHECK (login ~ '^[a-z0-9][a-z0-9._@-]{0,63}$'),
    name        text        NOT NULL,
    role        text        NOT NULL CHECK (role IN ('administrator', 'manager', 'host', 'specialist')),
    -- Null: every centre.
    centre_id   integer     REFERENCES centre,
    password    text        NOT NULL,
    active      boolean     NOT NULL DEFAULT true,
    created_at  timestamptz NOT NULL DEFAULT now(),
    -- Rises with every change of an account, so that who changes what another has changed meanwhile is told so.
    version     integer     NOT NULL DEFAULT 1,
    -- Seconds after which a specialist's desk calls the next visitor by itself; null: it does not.
    auto_call   smallint    CHECK (auto_call BETWEEN 2 AND 120),
    CHECK (role <> 'administrator' OR centre_id IS NULL)
);

CREATE TABLE session (
    token_hash  bytea       PRIMARY KEY,
    staff_id    integer     NOT NULL REFERENCES staff,
    created_at  timestamptz NOT NULL DEFAULT now(),
    expires_at  timestamptz NOT NULL
);

-- Browsers that have signed in to an account before: their tries are counted apart from strangers'.
CREATE TABLE known_browser (
    secret_hash bytea       NOT NULL,
    staff_id    integer     NOT NULL REFERENCES staff,
    seen_at     timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (secret_hash, staff_id)
);

-- What a token may, where, until when, and for whom it stands: it stops with its maker's account.
CREATE TABLE api_token (
    id           integer     GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    token_hash   bytea       NOT NULL UNIQUE,
    name         text        NOT NULL,
    role         text        NOT NULL CHECK (role IN ('administrator', 'manager', 'host', 'specialist')),
    created_by   text        NOT NULL,
    created_at   timestamptz NOT NULL DEFAULT now(),
    revoked_at   timestamptz,
    scopes       text[]      NOT NULL DEFAULT '{issue,call,board,reports,events,administer}'
        CHECK (cardinality(scopes) > 0 AND scopes <@ '{issue,call,board,reports,events,administer}'),
    centre_id    integer     REFERENCES centre,
    expires_at   timestamptz,
    -- Null: nobody is known.
    maker_id     integer     REFERENCES staff,
    last_used_at timestamptz
);

-- Who changed which setting, and from where: accounts, tokens, devices, settings, sendings, closings, imports, sign-ins. What
-- happens to visitors stands in the table event. Rows are never changed, but for the count of refused sign-ins.
CREATE TABLE audit_event (
    id       bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at       timestamptz NOT NULL DEFAULT now(),
    kind     text        NOT NULL,
    action   text        NOT NULL,
    -- As in event: staff:petrova, token:3, visitor; server: it did so by itself; database:… where somebody wrote beside it.
    actor    text        NOT NULL,
    address  text,
    -- Code of the centre that it concerns; null: all.
    centre   text,
    -- Which one: a login, a code, a name.
    subject  text        NOT NULL,
    -- The fields that changed, each with what it was and what it is; a secret only says that it changed.
    details  jsonb       NOT NULL DEFAULT '{}',
    -- Of refused sign-ins: how many of one login from one address within the hour.
    times    integer     NOT NULL DEFAULT 1
);
CREATE INDEX audit_event_actor ON audit_event (actor, id);
CREATE INDEX audit_event_kind ON audit_event (kind, id);
CREATE UNIQUE INDEX audit_event_refused ON audit_event (date_trunc('hour', at AT TIME ZONE 'UTC'), subject, address)
    WHERE kind = 'sign-in' AND action = 'refused';
