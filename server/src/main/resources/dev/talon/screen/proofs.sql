-- What became of the last call of each stage, by business day: shown within 2 s, later, never; heard. Calls of desks that no board shows
-- now are left out, unless one has shown them.
WITH clock AS MATERIALIZED (
    SELECT coalesce(:now::timestamptz, clock_timestamp()) AS now),
c AS (
    SELECT centre.*, clock.now FROM centre, clock WHERE code = :centre),
board AS MATERIALIZED (
    SELECT b.zones, s.heard_at > c.now - interval '1 minute' AS awake
    FROM c JOIN device b ON b.centre_id = c.id LEFT JOIN screen s ON s.device_id = b.id
    WHERE b.kind = 'hall-display' AND b.paired_at IS NOT NULL AND b.revoked_at IS NULL),
unwatched AS MATERIALIZED (
    SELECT d.code FROM c JOIN desk d ON d.centre_id = c.id
    WHERE NOT EXISTS (SELECT FROM board WHERE board_shows(board.zones, d.zone))),
called AS (
    SELECT t.business_day, t.label, st.desk, last_call(st.last_called_at, st.called_again_at) AS at, c.id, c.now
    -- By the days of tickets, which have an index; managers ask every few seconds.
    FROM c JOIN ticket t ON t.centre_id = c.id AND t.business_day BETWEEN :from AND :to
    JOIN stage st ON st.centre_id = t.centre_id AND st.ticket_id = t.id
    WHERE st.desk IS NOT NULL AND st.last_called_at IS NOT NULL),
proven AS (
    SELECT called.*, proof.shown_at, proof.sounded_at,
           CASE WHEN proof.shown_at IS NULL THEN 'never' WHEN proof.shown_at <= called.at + interval '2 seconds' THEN 'shown' ELSE 'late' END AS became
    FROM called
    LEFT JOIN LATERAL (
        SELECT min(p.shown_at) AS shown_at, min(p.sounded_at) AS sounded_at FROM call_shown p
        WHERE p.centre_id = called.id AND p.called_at = called.at AND p.desk = called.desk) AS proof ON true
    WHERE called.at <= called.now - interval '2 seconds'
      AND (proof.shown_at IS NOT NULL OR called.desk NOT IN (SELECT code FROM unwatched)))
SELECT (SELECT count(*)::integer FROM board) AS boards,
       (SELECT count(*)::integer FROM board WHERE awake) AS awake,
       (SELECT coalesce(json_agg(counted ORDER BY counted.day), '[]') FROM (
            SELECT business_day AS day, count(*) AS calls, count(*) FILTER (WHERE became = 'shown') AS shown,
                   count(*) FILTER (WHERE became = 'late') AS late, count(*) FILTER (WHERE became = 'never') AS never, count(sounded_at) AS heard
            FROM proven GROUP BY business_day) AS counted) AS days,
       (SELECT coalesce(json_agg(missed ORDER BY missed.at DESC), '[]') FROM (
            SELECT label, desk, at, became = 'late' AS late FROM proven WHERE became <> 'shown' ORDER BY at DESC LIMIT 20) AS missed) AS missed
FROM c
