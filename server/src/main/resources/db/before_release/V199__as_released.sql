-- The last step before the first release: afterwards the schema is what the files of db/migration say, and the history is theirs.
ALTER TABLE ticket VALIDATE CONSTRAINT ticket_language_check;
