-- Whether a board has shown the call of a desk; boards: how many show that desk's calls; awake: how many of them have been heard of lately.
SELECT call.at, proof.shown_at, proof.sounded_at, clock.now,
       board.boards, board.awake
FROM centre c
CROSS JOIN (SELECT coalesce(:now::timestamptz, clock_timestamp()) AS now) AS clock
LEFT JOIN desk d ON d.centre_id = c.id AND d.code = :desk
CROSS JOIN LATERAL (
    SELECT count(*)::integer AS boards, (count(*) FILTER (WHERE s.heard_at > clock.now - interval '1 minute'))::integer AS awake
    FROM device b LEFT JOIN screen s ON s.device_id = b.id
    WHERE b.centre_id = c.id AND b.kind = 'hall-display' AND b.paired_at IS NOT NULL AND b.revoked_at IS NULL
      AND board_shows(b.zones, d.zone)) AS board
LEFT JOIN LATERAL (
    SELECT last_call(st.last_called_at, st.called_again_at) AS at FROM stage st
    WHERE st.centre_id = c.id AND st.business_day = business_day(c.zone, c.day_ends, clock.now) AND st.desk = :desk
      AND st.state = 'called' LIMIT 1) AS call ON true
LEFT JOIN LATERAL (
    SELECT min(p.shown_at) AS shown_at, min(p.sounded_at) AS sounded_at FROM call_shown p
    WHERE p.centre_id = c.id AND p.called_at = call.at AND p.desk = :desk) AS proof ON true
WHERE c.code = :centre
