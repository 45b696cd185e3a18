-- A month of a centre, or of the contact centre, may be closed: its figures are frozen and signed with a hash over the facts behind
-- them. Whatever changes those facts later makes an amendment in the same transaction. Why so:
-- server/docs/adr/0005-closed-months.md; the canonical form of the facts: server/docs/reports.md.

CREATE TABLE month_closing (
    centre_id      integer     NOT NULL REFERENCES centre,
    month          date        NOT NULL CHECK (extract(day FROM month) = 1),
    closed_at      timestamptz NOT NULL DEFAULT clock_timestamp(),
    closed_by      text        NOT NULL,  -- as the events call them
    closed_by_name text        NOT NULL,
    version        text        NOT NULL,  -- of the program that made the figures
    hash           text        NOT NULL CHECK (hash ~ '^[0-9a-f]{64}$'),
    figures        jsonb       NOT NULL,  -- of month_figures
    PRIMARY KEY (centre_id, month)
);

-- What changed of a closed month, stage by stage; which transaction did it.
CREATE TABLE month_change (
    centre_id      integer     NOT NULL,
    month          date        NOT NULL,
    transaction_id xid8        NOT NULL,
    id             bigint      GENERATED ALWAYS AS IDENTITY,
    ticket_id      uuid,
    position       smallint,
    was            text,                  -- lines of the canonical form; null: there was, or is, none
    became         text,
    PRIMARY KEY (centre_id, month, transaction_id, id),
    FOREIGN KEY (centre_id, month) REFERENCES month_closing
);

CREATE TABLE month_amendment (
    centre_id      integer     NOT NULL,
    month          date        NOT NULL,
    number         integer     NOT NULL CHECK (number > 0),
    made_at        timestamptz NOT NULL DEFAULT clock_timestamp(),
    transaction_id xid8        NOT NULL,
    -- Not seen when it happened, but found when the facts were compared with the signature.
    found          boolean     NOT NULL,
    author         text        NOT NULL,
    reason         text,
    old_hash       text        NOT NULL CHECK (old_hash ~ '^[0-9a-f]{64}$'),
    new_hash       text        NOT NULL CHECK (new_hash ~ '^[0-9a-f]{64}$'),
    old_figures    jsonb       NOT NULL,
    new_figures    jsonb       NOT NULL,
    PRIMARY KEY (centre_id, month, number),
    UNIQUE (centre_id, month, transaction_id),
    FOREIGN KEY (centre_id, month) REFERENCES month_closing,
    CHECK (old_hash <> new_hash)
);

-- On which day, by the clock of its centre, a closed month was last compared with its signature.
CREATE TABLE month_compared (
    centre_id integer NOT NULL,
    month     date    NOT NULL,
    day       date    NOT NULL,
    PRIMARY KEY (centre_id, month),
    FOREIGN KEY (centre_id, month) REFERENCES month_closing
);

-- The same of the contact centre.
CREATE TABLE calls_closing (
    month          date        PRIMARY KEY CHECK (extract(day FROM month) = 1),
    -- What was published: a later change of the settings does not move a closed month.
    zone           text        NOT NULL,
    queues         text[],
    closed_at      timestamptz NOT NULL DEFAULT clock_timestamp(),
    closed_by      text        NOT NULL,  -- as the events call them
    closed_by_name text        NOT NULL,
    version        text        NOT NULL,
    hash           text        NOT NULL CHECK (hash ~ '^[0-9a-f]{64}$'),
    figures        jsonb       NOT NULL,  -- of calls_figures
    command_key    text        CONSTRAINT calls_closing_command UNIQUE
);

-- What changed of a closed month, call by call; which transaction did it.
CREATE TABLE calls_change (
    month          date   NOT NULL REFERENCES calls_closing,
    transaction_id xid8   NOT NULL,
    id             bigint GENERATED ALWAYS AS IDENTITY,
    was            text,              -- lines of the canonical form; null: there was, or is, none
    became         text,
    PRIMARY KEY (month, transaction_id, id)
);

-- That a transaction touched a closed month; at its end that becomes an amendment, if anything is different then.
CREATE TABLE calls_touched (
    month          date NOT NULL REFERENCES calls_closing,
    transaction_id xid8 NOT NULL,
    PRIMARY KEY (month, transaction_id)
);

CREATE TABLE calls_amendment (
    month          date        NOT NULL REFERENCES calls_closing,
    number         integer     NOT NULL CHECK (number > 0),
    made_at        timestamptz NOT NULL DEFAULT clock_timestamp(),
    transaction_id xid8        NOT NULL,
    -- Not seen when it happened, but found when the calls were compared with the signature.
    found          boolean     NOT NULL,
    author         text        NOT NULL,
    reason         text,
    old_hash       text        NOT NULL CHECK (old_hash ~ '^[0-9a-f]{64}$'),
    new_hash       text        NOT NULL CHECK (new_hash ~ '^[0-9a-f]{64}$'),
    old_figures    jsonb       NOT NULL,
    new_figures    jsonb       NOT NULL,
    PRIMARY KEY (month, number),
    UNIQUE (month, transaction_id),
    CHECK (old_hash <> new_hash)
);

CREATE TABLE calls_month_compared (
    month date PRIMARY KEY REFERENCES calls_closing,
    day   date NOT NULL
);
