-- The Talon that the page of a screen came from, as the page says; null: it was loaded from one that did not tell.
ALTER TABLE screen ADD COLUMN release text;
-- Boards look for the test calls of the last moments.
CREATE INDEX screen_ask_tests ON screen_ask (asked_at) WHERE kind = 'test-call';
