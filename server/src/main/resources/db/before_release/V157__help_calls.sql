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
