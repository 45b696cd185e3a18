-- How many papers came off a printer's roll: a substitute for the near-end sensor that many lack.
ALTER TABLE printer
    ADD COLUMN roll_papers  integer     NOT NULL DEFAULT 0 CHECK (roll_papers >= 0),
    ADD COLUMN roll_since   timestamptz NOT NULL DEFAULT now(),
    -- Papers that a new roll is thought to give: 80 m at 10 cm a ticket.
    ADD COLUMN roll_size    integer     NOT NULL DEFAULT 800 CHECK (roll_size BETWEEN 50 AND 20000),
    -- It said low or out since the roll began: when it is ready again, somebody has put in a new one.
    ADD COLUMN roll_ending  boolean     NOT NULL DEFAULT false,
    -- What a change of the roll put to zero, for taking the change back; null: there is nothing to take back.
    ADD COLUMN roll_before  integer,
    ADD COLUMN roll_was     timestamptz;

ALTER TABLE printer_event
    ADD COLUMN kind        text NOT NULL DEFAULT 'state' CHECK (kind IN ('state', 'roll', 'roll_undone')),
    ADD COLUMN actor       text,
    -- Of a change of the roll: how many papers the old one gave.
    ADD COLUMN papers      integer,
    ADD COLUMN command_key text,
    ALTER COLUMN state DROP NOT NULL,
    ALTER COLUMN was DROP NOT NULL,
    ADD CHECK ((kind = 'state') = (state IS NOT NULL AND was IS NOT NULL)),
    ADD CHECK ((kind = 'state') = (actor IS NULL));
CREATE UNIQUE INDEX printer_event_command ON printer_event (centre_id, command_key) WHERE command_key IS NOT NULL;
