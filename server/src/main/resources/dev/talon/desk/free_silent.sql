-- Frees silent desks. A silent desk is closed as of the moment when it was last heard from. A visitor or a break keeps it until
-- the end of that day. A clock that was set makes nobody silent. The silence is in seconds.
WITH clock AS MATERIALIZED (
    SELECT clocks_agree(:node_time, :most_apart) AS trusted WHERE clocks_agree(:expected, greatest(:silence, 5))),
lost AS (
    SELECT d.centre_id, d.code, d.seen_at
    FROM clock, desk d JOIN centre c ON c.id = d.centre_id
    WHERE d.held_by IS NOT NULL AND d.seen_at < now() - :silence * interval '1 second'
      AND (d.paused_at IS NULL AND NOT desk_is_busy(d.centre_id, d.code)
           OR clock.trusted
              AND business_day(c.zone, c.day_ends, d.seen_at) < business_day(c.zone, c.day_ends, now()))
    ORDER BY d.centre_id, d.code FOR UPDATE OF d),
silent AS (
    UPDATE desk
    SET held_by = NULL, holder = NULL, specialist = NULL, seen_at = NULL, paused_at = NULL, pause_reason = NULL
    FROM lost WHERE desk.centre_id = lost.centre_id AND desk.code = lost.code
    RETURNING desk.centre_id, desk.code, lost.seen_at),
noted AS (
    INSERT INTO event (centre_id, at, kind, desk, actor, reason)
    SELECT centre_id, seen_at, 'desk_closed', code, 'duty:silent-desks', 'silent' FROM silent),
centres AS (
    SELECT id FROM centre WHERE id IN (SELECT centre_id FROM silent) ORDER BY id FOR UPDATE)
UPDATE centre SET version = version + 1 FROM centres WHERE centre.id = centres.id
RETURNING centre.id, version
