-- What staff did to tickets without a desk, as it takes to undo it: of each command, the stage before and after it, and the ticket as it was.
-- The last one of a ticket can be undone, and then the one before. The rule: dev/talon/desk/undo_ticket.sql.
DROP TABLE person_undo;
CREATE TABLE ticket_undo (
    centre_id integer     NOT NULL REFERENCES centre,
    ticket_id uuid        NOT NULL,
    event     bigint      NOT NULL,
    at        timestamptz NOT NULL,
    actor     text        NOT NULL,
    -- The kind of its event.
    what      text        NOT NULL,
    before    jsonb       NOT NULL,
    after     jsonb       NOT NULL,
    ticket    jsonb       NOT NULL,
    PRIMARY KEY (centre_id, ticket_id, event)
);
-- It takes the kinds of the desk now.
DROP FUNCTION IF EXISTS may_be_called(text, text, timestamptz, text, text, timestamptz);
