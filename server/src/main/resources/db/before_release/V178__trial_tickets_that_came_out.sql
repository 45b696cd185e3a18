-- Whether a paper that looks like a ticket has ever come out of the printer: the last one, or one before.
ALTER TABLE test_page ADD COLUMN tried boolean NOT NULL DEFAULT false;
UPDATE test_page SET tried = true WHERE ticket AND state = 'printed';
