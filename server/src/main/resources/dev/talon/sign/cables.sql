-- The cables of a centre, or (code) one of them.
SELECT :cable_columns
FROM cable JOIN centre c ON c.id = cable.centre_id
WHERE c.code = :centre AND (:code::text IS NULL OR cable.code = :code) ORDER BY cable.code
