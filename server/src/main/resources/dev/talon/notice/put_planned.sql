-- Replaces what a feed of planned outages has brought; what is as it was stays untouched, and then no screen is told. A row without an
-- id says that a round begins, and of how many centres.
WITH clock AS MATERIALIZED (
    SELECT coalesce(:now::timestamptz, clock_timestamp()) AS now),
given AS (
    SELECT c.id AS centre_id, v->>'code' AS code, v->>'level' AS level, v->'texts' AS texts,
           (v->>'from')::timestamptz AS shows_from, (v->>'until')::timestamptz AS shows_until
    FROM jsonb_array_elements(:notices::jsonb) AS list (v) LEFT JOIN centre c ON c.code = v->>'centre'
    -- What is for a centre that is not here is not for all of them.
    WHERE v->>'centre' IS NULL OR c.id IS NOT NULL),
gone AS (
    DELETE FROM notice n
    WHERE n.source = :source
      AND NOT EXISTS (SELECT FROM given g WHERE g.code = n.code AND g.centre_id IS NOT DISTINCT FROM n.centre_id)
    RETURNING centre_id),
kept AS (
    INSERT INTO notice AS n (centre_id, source, code, level, texts, shows_from, shows_until, actor, changed_at)
    SELECT centre_id, :source, code, level, texts, shows_from, shows_until, :actor, clock.now FROM given, clock
    ON CONFLICT ON CONSTRAINT notice_once
    DO UPDATE SET level = excluded.level, texts = excluded.texts, shows_from = excluded.shows_from, shows_until = excluded.shows_until,
        actor = excluded.actor, changed_at = excluded.changed_at
    WHERE (n.level, n.texts, n.shows_from, n.shows_until) IS DISTINCT FROM
          (excluded.level, excluded.texts, excluded.shows_from, excluded.shows_until)
    RETURNING centre_id),
touched AS (
    SELECT centre_id FROM gone UNION SELECT centre_id FROM kept),
round AS (
    UPDATE notice_round SET wanted = wanted + 1 WHERE EXISTS (SELECT FROM touched WHERE centre_id IS NULL)
    RETURNING wanted),
bumped AS (
    UPDATE centre SET version = version + 1 FROM touched WHERE touched.centre_id = centre.id AND NOT EXISTS (SELECT FROM round)
    RETURNING centre.id, centre.version)
SELECT id, version FROM bumped UNION ALL SELECT NULL, (SELECT count(*) FROM centre) FROM round
