-- An Idempotency-Key belongs to one request: what was asked with it stands beside it, as a hash.
ALTER TABLE event ADD COLUMN command_request text;

-- Keys of the commands that belong to no centre, and so leave no event.
CREATE TABLE command_key (
    key     text        PRIMARY KEY,
    request text        NOT NULL,
    at      timestamptz NOT NULL DEFAULT now()
);
