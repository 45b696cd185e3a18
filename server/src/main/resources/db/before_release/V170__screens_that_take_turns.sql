-- Since when a screen asks for the word that another one has whose zones overlap with its own.
ALTER TABLE screen ADD COLUMN asks_since timestamptz;
