ALTER TABLE printer DROP CONSTRAINT printer_state_check;
ALTER TABLE printer ADD CONSTRAINT printer_state_check CHECK (state IN (
    'ready', 'paper_low', 'paper_out', 'cover_open', 'cutter', 'paper_jam', 'printer_error', 'offline', 'no_connection', 'no_agent',
    'unknown'));

-- Somebody said how many papers a roll gives; they stand in papers.
ALTER TABLE printer_event DROP CONSTRAINT printer_event_kind_check;
ALTER TABLE printer_event ADD CONSTRAINT printer_event_kind_check CHECK (kind IN ('state', 'roll', 'roll_undone', 'roll_size'));
