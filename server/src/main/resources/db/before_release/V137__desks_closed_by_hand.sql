-- Closed by the hall administrator, until somebody opens it or its business day ends: nobody sits down there and nobody is called to it.
ALTER TABLE desk
    ADD COLUMN shut_at     timestamptz,
    ADD COLUMN shut_reason text,
    ADD CONSTRAINT shut_for_a_reason CHECK ((shut_at IS NULL) = (shut_reason IS NULL));

-- The last command of each person that was given without a desk, as it takes to undo it: the stages before and after it, and the ticket
-- as it was.
CREATE TABLE person_undo (
    centre_id integer     NOT NULL REFERENCES centre,
    actor     text        NOT NULL,
    ticket_id uuid        NOT NULL,
    at        timestamptz NOT NULL,
    event     bigint      NOT NULL,
    before    jsonb       NOT NULL,
    after     jsonb       NOT NULL,
    ticket    jsonb       NOT NULL,
    PRIMARY KEY (centre_id, actor)
) WITH (fillfactor = 50);
