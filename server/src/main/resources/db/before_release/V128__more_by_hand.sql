-- What specialists do beside calling in turn counts as done by hand too.
DROP INDEX event_by_hand;
CREATE INDEX event_by_hand ON event (centre_id, at)
    WHERE kind IN ('priority_given', 'priority_taken_back', 'moved_forward', 'moved_first', 'moved_back', 'called_out_of_turn',
                   'postponed', 'set_aside', 'returned', 'transferred', 'served_without_ticket', 'undone');
