-- Files that no centre shows.
DELETE FROM quiet_file f WHERE NOT EXISTS (SELECT FROM quiet_picture p WHERE p.hash = f.hash)
