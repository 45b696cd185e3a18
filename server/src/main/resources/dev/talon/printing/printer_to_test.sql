SELECT c.code AS centre, c.zone, :printer_columns
FROM printer p JOIN centre c ON c.id = p.centre_id LEFT JOIN printer_profile own ON own.code = p.own_profile
WHERE c.code = :centre AND p.code = :code
