-- When the queue of a centre was last looked ahead at, and the kinds of which a wait over the norm was then to be feared: only what is feared
-- twice running is said. The row is what one node takes for its own.
CREATE TABLE wait_watch (
    centre_id integer     PRIMARY KEY REFERENCES centre,
    looked_at timestamptz NOT NULL,
    feared    text[]      NOT NULL DEFAULT '{}'
);

-- What staff were told before it came: that visitors of a kind who take a place at a moment will wait longer than their norm; and what came.
CREATE TABLE wait_alert (
    id           bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    centre_id    integer     NOT NULL REFERENCES centre,
    business_day date        NOT NULL,
    kind         text        NOT NULL,
    raised_at    timestamptz NOT NULL,
    -- Of whom it is: those who begin to wait about this moment.
    about_at     timestamptz NOT NULL,
    -- Seconds: the norm, the wait that is to come, and the wait with one more desk.
    norm         integer     NOT NULL,
    wait         integer     NOT NULL CHECK (wait >= 0),
    -- The desk whose opening helps most; null: none is there to open.
    desk         text,
    wait_with    integer     CHECK (wait_with >= 0),
    dismissed_at timestamptz,
    dismissed_by text,
    -- right: half of them or more waited longer; wrong: fewer; taken: the desk was opened; nobody: nobody came then. Null: not known yet.
    outcome      text        CHECK (outcome IN ('right', 'wrong', 'taken', 'nobody')),
    CHECK ((desk IS NULL) = (wait_with IS NULL)),
    CHECK ((dismissed_at IS NULL) = (dismissed_by IS NULL))
);
CREATE INDEX wait_alert_of_day ON wait_alert (centre_id, business_day);
CREATE INDEX wait_alert_unscored ON wait_alert (about_at) WHERE outcome IS NULL;
