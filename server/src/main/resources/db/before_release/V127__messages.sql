-- What the hall administrator writes to desks; it stays on a desk's page until somebody there has read it, at most for the day.
CREATE TABLE message (
    centre_id    integer     NOT NULL REFERENCES centre,
    id           bigint      GENERATED ALWAYS AS IDENTITY,
    at           timestamptz NOT NULL,
    business_day date        NOT NULL,
    -- Who wrote it, as the event log names them, and what they are called.
    actor        text        NOT NULL,
    sender       text        NOT NULL,
    text         text        NOT NULL CHECK (text <> ''),
    -- Empty: to every desk.
    desks        text[]      NOT NULL,
    PRIMARY KEY (centre_id, id)
);
CREATE INDEX message_day ON message (centre_id, business_day);
CREATE TABLE message_read (
    centre_id  integer     NOT NULL,
    message_id bigint      NOT NULL,
    desk       text        NOT NULL,
    at         timestamptz NOT NULL,
    reader     text        NOT NULL,
    PRIMARY KEY (centre_id, message_id, desk),
    FOREIGN KEY (centre_id, message_id) REFERENCES message (centre_id, id) ON DELETE CASCADE
);
