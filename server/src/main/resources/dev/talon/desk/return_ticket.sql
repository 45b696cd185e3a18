-- A visitor is back, without a desk: the visitor's phone says so, or staff.
WITH :of_centre,
:named,
:return,
:bumped
SELECT :as_moved FROM back s JOIN ticket t ON t.centre_id = s.centre_id AND t.id = s.ticket_id, bumped
