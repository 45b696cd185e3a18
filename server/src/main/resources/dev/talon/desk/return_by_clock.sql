-- Those whose time is over are back, as of that moment, on whichever node looks first.
WITH taken AS (
    SELECT st.centre_id, st.ticket_id, st.position, st.away_until AS back_at, c.aside_minutes
    FROM stage st JOIN centre c ON c.id = st.centre_id
    WHERE st.state = 'postponed' AND st.away_until <= coalesce(:now::timestamptz, clock_timestamp())
    ORDER BY st.centre_id, st.ticket_id, st.position
    FOR UPDATE OF st SKIP LOCKED),
changed AS (
    UPDATE stage st
    SET :back_again
    FROM taken CROSS JOIN LATERAL (:put_off) AS put_off
    WHERE st.centre_id = taken.centre_id AND st.ticket_id = taken.ticket_id AND st.position = taken.position
    RETURNING st.centre_id, st.ticket_id, st.position, taken.back_at),
noted AS (
    INSERT INTO event (centre_id, at, kind, ticket_id, position, actor)
    SELECT centre_id, back_at, 'resumed', ticket_id, position, 'duty:returns' FROM changed
    RETURNING centre_id),
centres AS (
    SELECT id FROM centre WHERE id IN (SELECT centre_id FROM noted) ORDER BY id FOR UPDATE)
UPDATE centre SET version = version + 1 FROM centres WHERE centre.id = centres.id
RETURNING centre.id, version
