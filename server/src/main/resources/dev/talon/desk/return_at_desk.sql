-- A specialist says that a visitor is back.
WITH :own_desk,
:named,
:return,
before AS (SELECT taken.was FROM taken),
after AS (SELECT back.became FROM back),
others AS (SELECT NULL::bigint AS id WHERE false),
tickets AS (SELECT NULL::jsonb AS was, NULL::uuid AS born, NULL::text AS label),
:overridden_and_bumped
SELECT :as_moved FROM back s JOIN ticket t ON t.centre_id = s.centre_id AND t.id = s.ticket_id, bumped
