-- Whether the last test paper was one that looks like a ticket.
ALTER TABLE test_page ADD COLUMN ticket boolean NOT NULL DEFAULT false;
