-- The layout that applies in a centre (null: Talon's own). The newest row of a centre counts, and after it the newest for all; one
-- without blocks takes back what was there before.
CREATE OR REPLACE FUNCTION layout_of_centre(centre integer) RETURNS integer LANGUAGE sql STABLE AS $$
    SELECT coalesce(
        (SELECT CASE WHEN l.blocks IS NOT NULL THEN l.id END FROM slip_layout l
         WHERE l.centre_id = layout_of_centre.centre ORDER BY l.id DESC LIMIT 1),
        (SELECT CASE WHEN l.blocks IS NOT NULL THEN l.id END FROM slip_layout l
         WHERE l.centre_id IS NULL ORDER BY l.id DESC LIMIT 1))
$$;

-- What a ticket's paper says.
CREATE OR REPLACE VIEW ticket_paper AS
SELECT t.centre_id, t.id AS ticket_id, c.code AS centre, c.zone, t.label, t.language, t.issued_at, t.ahead, t.expected_from, t.expected_to,
       by_language(c.name_ru, c.name_en, c.translations -> 'name') AS centre_name,
       by_language(c.address_ru, c.address_en, c.translations -> 'address') AS centre_address,
       by_language(s.name_ru, s.name_en, s.translations -> 'name') AS service_name,
       by_language(s.advice_ru, s.advice_en, s.translations -> 'advice') AS advice,
       layout_of_centre(c.id) AS layout_id
FROM ticket t
JOIN centre c ON c.id = t.centre_id
JOIN service s ON s.centre_id = t.centre_id AND s.code = t.service;
