-- What was undone at desks without a ticket: the end of a break. Few among many.
CREATE INDEX event_desk_undone ON event (centre_id, at) WHERE kind = 'undone' AND ticket_id IS NULL;
