-- What stood behind the promised wait of a ticket: the wait that was expected and its standard deviation, seconds. Null: nobody could say,
-- or the ticket is older. Of these and of what came it is learned how wide a promise must be (server/docs/promise.md).
ALTER TABLE ticket
    ADD COLUMN expected_mean   integer CHECK (expected_mean >= 0),
    ADD COLUMN expected_spread integer CHECK (expected_spread > 0);
