-- A paper may take minutes on a slow line: while it is under way, whoever prints it says so again and again.
ALTER TABLE print_job ADD COLUMN alive_at timestamptz;
