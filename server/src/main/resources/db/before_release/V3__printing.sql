-- A ticket exists whatever its paper does; the paper is a job with its own states.
CREATE TABLE print_job (
    centre_id   integer     NOT NULL,
    id          uuid        NOT NULL,
    ticket_id   uuid        NOT NULL,
    printer_id  integer     NOT NULL REFERENCES printer,
    state       text        NOT NULL CHECK (state IN ('queued', 'printing', 'printed', 'uncertain', 'failed')),
    copy        boolean     NOT NULL DEFAULT false,
    reason      text,
    created_at  timestamptz NOT NULL,
    claimed_at  timestamptz,
    ended_at    timestamptz,
    PRIMARY KEY (centre_id, id),
    FOREIGN KEY (centre_id, ticket_id) REFERENCES ticket (centre_id, id),
    CHECK ((state = 'queued') = (claimed_at IS NULL) OR state = 'failed'),
    CHECK ((state IN ('printed', 'uncertain', 'failed')) = (ended_at IS NOT NULL))
) WITH (autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 500);
CREATE INDEX print_job_open ON print_job (printer_id, created_at) WHERE state IN ('queued', 'printing');
CREATE INDEX print_job_ticket ON print_job (centre_id, ticket_id);
