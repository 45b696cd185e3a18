-- A visitor is back, without a desk: the visitor's phone says so, or staff.
WITH :of_centre,
:named,
:return,
before AS (SELECT taken.was FROM taken),
after AS (SELECT back.became FROM back),
:kept_and_bumped
SELECT :as_moved FROM back s JOIN ticket t ON t.centre_id = s.centre_id AND t.id = s.ticket_id, bumped
