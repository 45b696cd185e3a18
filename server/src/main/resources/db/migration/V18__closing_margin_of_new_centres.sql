-- Of a new centre nobody knows what breaks its people take: it begins with a long margin, and each day in time shortens it quickly until it is
-- settled: once a last ticket was late, or no margin is needed (dev.talon.hours.ClosingMargin).
ALTER TABLE centre
    ALTER COLUMN closing_margin SET DEFAULT 60,
    ADD COLUMN margin_settled boolean NOT NULL DEFAULT false;

UPDATE centre SET margin_settled = true WHERE margin_learned IS NOT NULL;
UPDATE centre SET closing_margin = 60 WHERE margin_learned IS NULL;
