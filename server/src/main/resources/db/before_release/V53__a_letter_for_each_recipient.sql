-- Each recipient of a period gets a message of their own, and has a state of their own: a refused one keeps it from nobody else.
CREATE TABLE sending_letter (
    sending   text     NOT NULL,
    key       text     NOT NULL,
    recipient text     NOT NULL,
    -- pending: not yet, or tried in vain and to be tried again; failed: given up
    state     text     NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'sent', 'failed')),
    tries     smallint NOT NULL DEFAULT 0,
    -- of the last try
    at        timestamptz,
    fault     text,
    about     text,
    PRIMARY KEY (sending, key, recipient),
    FOREIGN KEY (sending, key) REFERENCES sending_run (sending, key) ON DELETE CASCADE
);

-- partly: some got it, and the others are given up.
ALTER TABLE sending_run DROP CONSTRAINT sending_run_state_check;
ALTER TABLE sending_run ADD CONSTRAINT sending_run_state_check CHECK (state IN ('pending', 'sent', 'partly', 'failed'));
