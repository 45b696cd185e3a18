-- By how many minutes the centre stops to give tickets sooner than is reckoned, and the last business day from which that was learned
-- (dev.talon.hours.ClosingMargin).
ALTER TABLE centre
    ADD COLUMN closing_margin  smallint NOT NULL DEFAULT 0 CHECK (closing_margin BETWEEN 0 AND 120),
    ADD COLUMN margin_learned  date;
