-- What staff do to the queue by hand: issue tickets, give priority, move somebody forward.
ALTER TABLE centre
    -- Whether specialists may issue tickets.
    ADD COLUMN specialists_issue boolean NOT NULL DEFAULT false,
    -- Whether the kiosk offers priority to those who have the right to it.
    ADD COLUMN kiosk_priority boolean NOT NULL DEFAULT false;
ALTER TABLE stage
    -- By how many microseconds due_at was brought forward when priority was given by hand; null: it was not.
    ADD COLUMN priority_advance bigint CHECK (priority_advance >= 0),
    -- The same of being moved forward out of turn.
    ADD COLUMN moved_advance bigint CHECK (moved_advance >= 0);
-- What was done by hand: few among many.
CREATE INDEX event_by_hand ON event (centre_id, at)
    WHERE kind IN ('priority_given', 'priority_taken_back', 'moved_forward', 'moved_first', 'moved_back', 'called_out_of_turn');
