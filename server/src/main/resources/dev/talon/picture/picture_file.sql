-- A file that a centre shows.
SELECT f.type, f.content FROM quiet_file f
WHERE f.hash = :file AND EXISTS (SELECT FROM quiet_picture p JOIN centre c ON c.id = p.centre_id WHERE p.hash = f.hash AND c.code = :centre)
