-- Keeps the key of a command that found its desk (here) as it wants it: repeated later, it changes nothing then either.
claimed AS (
    INSERT INTO command_key (centre_id, key, request)
    SELECT here.centre_id, split_part(:key, ' ', 1), split_part(:key, ' ', 2) FROM here
    WHERE :key::text IS NOT NULL AND here.obeys AND here.already AND (SELECT count(*) FROM changed) = 0)
