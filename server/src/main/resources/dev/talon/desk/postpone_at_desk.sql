-- A specialist puts off a visitor who waits.
WITH :own_desk,
:named,
:postpone,
:alone,
:overridden_and_bumped
SELECT :as_moved FROM changed s JOIN ticket t ON t.centre_id = s.centre_id AND t.id = s.ticket_id, bumped
