-- A cable with the signs over desks, or with specialists' pads.
CREATE TABLE cable (
    id           integer     GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    centre_id    integer     NOT NULL REFERENCES centre,
    code         text        NOT NULL,
    kind         text        NOT NULL CHECK (kind IN ('sign', 'pad')),
    -- As dev.talon.hardware.link.LinkAddress.
    address      jsonb       NOT NULL,
    -- The agent on whose computer it is; null: the server's own.
    agent_id     integer     REFERENCES device,
    -- Of signs: as dev.talon.hardware.sign.FrameTemplate.
    template     jsonb,
    -- Of pads: how they say their keys.
    protocol     text        CHECK (protocol IN ('frames', 'keypad')),
    -- The node that drives it, which says so every few seconds, and whether its line is open.
    driver       uuid,
    driver_until timestamptz,
    connected    boolean     NOT NULL DEFAULT false,
    UNIQUE (centre_id, code),
    CHECK ((kind = 'sign') = (template IS NOT NULL)),
    CHECK ((kind = 'pad') = (protocol IS NOT NULL))
);

-- A sign or a pad on a cable, and the desk it belongs to.
CREATE TABLE cable_end (
    cable_id     integer     NOT NULL REFERENCES cable ON DELETE CASCADE,
    number       integer     NOT NULL CHECK (number BETWEEN 0 AND 255),
    desk         text        NOT NULL,
    arrow        text        NOT NULL DEFAULT 'none' CHECK (arrow IN ('none', 'left', 'right', 'up', 'down')),
    PRIMARY KEY (cable_id, number)
);
