-- Seconds after which a specialist's desk calls the next visitor by itself; null: it does not.
ALTER TABLE staff ADD COLUMN auto_call smallint CHECK (auto_call BETWEEN 2 AND 120);
