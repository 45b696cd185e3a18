-- A paper of which not a byte went out is tried once more while the visitor may still be standing there.
ALTER TABLE print_job
    ADD COLUMN tries    smallint NOT NULL DEFAULT 0 CHECK (tries BETWEEN 0 AND 2),
    -- Of a job that is queued for its second try: not before then.
    ADD COLUMN retry_at timestamptz;

-- What became of a printer's last paper; and its papers that went wrong.
CREATE INDEX print_job_printer ON print_job (printer_id, created_at DESC);
