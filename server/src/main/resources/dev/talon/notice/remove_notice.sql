-- Takes a notice back.
WITH gone AS (
    DELETE FROM notice n
    WHERE n.code = :code AND n.source = ''
      AND n.centre_id IS NOT DISTINCT FROM (SELECT id FROM centre WHERE code = :centre)
      AND (:centre::text IS NULL OR n.centre_id IS NOT NULL)
    RETURNING centre_id)
UPDATE centre SET version = version + 1 FROM gone
WHERE gone.centre_id IS NULL OR centre.id = gone.centre_id
RETURNING centre.id, centre.version
