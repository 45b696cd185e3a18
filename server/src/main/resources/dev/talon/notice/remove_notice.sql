-- Takes a notice back; of one for all a row without an id says that a round begins.
WITH gone AS (
    DELETE FROM notice n
    WHERE n.code = :code AND n.source = ''
      AND n.centre_id IS NOT DISTINCT FROM (SELECT id FROM centre WHERE code = :centre)
      AND (:centre::text IS NULL OR n.centre_id IS NOT NULL)
    RETURNING centre_id),
bumped AS (
    UPDATE centre SET version = version + 1 FROM gone WHERE centre.id = gone.centre_id
    RETURNING centre.id, centre.version),
round AS (
    UPDATE notice_round SET wanted = wanted + 1 WHERE EXISTS (SELECT FROM gone WHERE centre_id IS NULL)
    RETURNING wanted)
SELECT id, version FROM bumped UNION ALL SELECT NULL, NULL FROM round
