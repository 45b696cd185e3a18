-- Puts off a visitor who waits, without a desk.
WITH :of_centre,
:named,
:postpone,
before AS (SELECT taken.was FROM taken),
after AS (SELECT changed.became FROM changed),
:kept_and_bumped
SELECT :as_moved FROM changed s JOIN ticket t ON t.centre_id = s.centre_id AND t.id = s.ticket_id, bumped
