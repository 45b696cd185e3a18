-- What an import wrote, in the event log: the stages of a day as lines of the canonical form (server/docs/reports.md), one
-- event a centre and day, so that figures over imported history can be rebuilt from events too.
ALTER TABLE event ADD COLUMN facts_day date, ADD COLUMN facts text,
    ADD CONSTRAINT facts_have_a_day CHECK ((facts IS NULL) = (facts_day IS NULL)) NOT VALID;
CREATE INDEX event_facts ON event (centre_id, facts_day) WHERE facts IS NOT NULL;
