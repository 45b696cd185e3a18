-- All printers with the state that each said last.
SELECT c.code AS centre, p.code AS printer, p.state
FROM printer p JOIN centre c ON c.id = p.centre_id
ORDER BY c.code, p.code
