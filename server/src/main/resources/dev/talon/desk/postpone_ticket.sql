-- Puts off a visitor who waits, without a desk.
WITH :of_centre,
:named,
:postpone,
:bumped
SELECT :as_moved FROM changed s JOIN ticket t ON t.centre_id = s.centre_id AND t.id = s.ticket_id, bumped
