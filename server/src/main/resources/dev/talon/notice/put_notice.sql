-- Shows a notice, or changes the one of the same code. Without a centre it is for all: then a row without an id says that a round begins.
WITH clock AS MATERIALIZED (
    SELECT coalesce(:now::timestamptz, clock_timestamp()) AS now),
place AS (
    SELECT (SELECT id FROM centre WHERE code = :centre) AS id),
kept AS (
    INSERT INTO notice (centre_id, source, code, level, texts, shows_from, shows_until, actor, changed_at)
    SELECT place.id, '', :code, :level, :texts::jsonb, coalesce(:from::timestamptz, clock.now), :until::timestamptz, :actor, clock.now
    FROM place, clock WHERE :centre::text IS NULL OR place.id IS NOT NULL
    ON CONFLICT ON CONSTRAINT notice_once
    DO UPDATE SET level = excluded.level, texts = excluded.texts, shows_from = excluded.shows_from, shows_until = excluded.shows_until,
        actor = excluded.actor, changed_at = excluded.changed_at
    RETURNING centre_id),
bumped AS (
    UPDATE centre SET version = version + 1 FROM kept WHERE centre.id = kept.centre_id
    RETURNING centre.id, centre.version),
round AS (
    UPDATE notice_round SET wanted = wanted + 1 WHERE EXISTS (SELECT FROM kept WHERE centre_id IS NULL)
    RETURNING wanted)
SELECT id, version FROM bumped UNION ALL SELECT NULL, NULL FROM round
