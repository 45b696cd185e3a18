-- From when the wait of the stage counts that the event begins, where that is later: a ticket that staff gave before its service had
-- opened. So that the event log alone can rebuild what was signed.
ALTER TABLE event ADD COLUMN counts_from timestamptz;
