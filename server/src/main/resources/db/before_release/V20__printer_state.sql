-- What a printer last said of itself, and when it is to be asked again.
ALTER TABLE printer
    ADD COLUMN state       text        NOT NULL DEFAULT 'unknown'
        CHECK (state IN ('ready', 'paper_low', 'paper_out', 'cover_open', 'cutter', 'offline', 'no_connection', 'unknown')),
    ADD COLUMN since       timestamptz NOT NULL DEFAULT now(),
    ADD COLUMN watched_at  timestamptz,
    ADD COLUMN ask_at      timestamptz NOT NULL DEFAULT now(),
    -- A node is asking it now; nobody else prints or asks until then, or until the node has its answer.
    ADD COLUMN asked_until timestamptz;

CREATE TABLE printer_event (
    id          bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    centre_id   integer     NOT NULL,
    printer     text        NOT NULL,
    at          timestamptz NOT NULL,
    state       text        NOT NULL,
    was         text        NOT NULL
);
CREATE INDEX printer_event_centre ON printer_event (centre_id, printer, at);
CREATE TRIGGER printer_event_is_append_only BEFORE UPDATE OR DELETE ON printer_event
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- A person who asks for the paper again gets it only once the paper before it has ended.
CREATE UNIQUE INDEX print_job_open_ticket ON print_job (centre_id, ticket_id) WHERE state IN ('queued', 'printing');
