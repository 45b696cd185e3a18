-- Every statement begins with the centre, and with the service that it names ('' names none), which has to be the centre's.
here AS (
    SELECT c.id FROM centre c
    WHERE c.code = :centre AND (:service = '' OR EXISTS (SELECT FROM service s WHERE s.centre_id = c.id AND s.code = :service))
)
