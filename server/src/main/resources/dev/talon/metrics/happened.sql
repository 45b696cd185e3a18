-- What has happened at each centre after the number that was read last, by kind, and the number that is read now. A centre that was not
-- read before is read from its first number on, or, where whoever asks has just begun, from its last. Events are never taken back: what
-- was undone has happened too. An import may leave more than can be read at once: so many at a time. Of a large network nothing is counted.
SELECT c.id AS centre_id, c.code AS centre, least(last.number, read.number + :at_once::bigint) AS number,
       h.kind, h.issued, h.called, h.served, h.no_shows
FROM (SELECT id, code, count(*) OVER () > :most AS many FROM centre) AS c
LEFT JOIN event_last AS l ON l.centre_id = c.id
CROSS JOIN LATERAL (SELECT coalesce(l.number, 0) AS number) AS last
LEFT JOIN unnest(:centres::integer[], :numbers::bigint[]) AS seen (centre_id, number) ON seen.centre_id = c.id
CROSS JOIN LATERAL (
    SELECT CASE WHEN :begins::boolean OR c.many THEN last.number ELSE coalesce(seen.number, 0) END AS number) AS read
LEFT JOIN LATERAL (
    SELECT o.stage_kind AS kind,
           count(*) FILTER (WHERE e.kind = 'issued') AS issued,
           count(*) FILTER (WHERE e.kind IN ('called', 'called_out_of_turn')) AS called,
           -- Whoever is handed on before the service has begun has no outcome.
           count(*) FILTER (WHERE e.kind = 'finished' OR (e.kind = 'transferred' AND e.outcome IS NOT NULL)) AS served,
           count(*) FILTER (WHERE e.kind = 'no_show') AS no_shows
    FROM event_out o JOIN event e ON e.centre_id = o.centre_id AND e.id = o.event_id
    WHERE o.centre_id = c.id AND o.number > read.number AND o.number <= read.number + :at_once AND o.stage_kind IS NOT NULL
      AND e.kind IN ('issued', 'called', 'called_out_of_turn', 'finished', 'transferred', 'no_show')
    GROUP BY o.stage_kind) AS h ON true
ORDER BY c.id, h.kind
