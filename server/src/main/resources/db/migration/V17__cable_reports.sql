-- What whoever drives a cable knows of its line: why it is not open, and when signs last took bytes, or a pad's key last came.
ALTER TABLE cable
    ADD COLUMN fault    text CHECK (fault IN ('absent', 'forbidden', 'taken', 'other-kind', 'stalled', 'lost')),
    ADD COLUMN heard_at timestamptz;
