-- The visitors who wait longer than their norm. Without any, a single row says that the centre exists.
WITH clock AS MATERIALIZED (
    SELECT coalesce(:now::timestamptz, clock_timestamp()) AS now),
c AS (
    SELECT centre.id, business_day(zone, day_ends, clock.now) AS day FROM centre, clock WHERE code = :centre)
SELECT count(late.label) OVER ()::integer AS total, late.*
FROM c LEFT JOIN LATERAL (
    SELECT t.id AS ticket, t.label, t.service, st.kind, t.category, st.queued_at, t.norm,
           late_from(st.queued_at, st.counts_from, st.called_at, t.norm, st.postponed)
    FROM stage st JOIN ticket t ON t.centre_id = st.centre_id AND t.id = st.ticket_id, clock
    WHERE st.centre_id = c.id AND st.business_day = c.day AND st.state = 'waiting'
      AND late_from(st.queued_at, st.counts_from, st.called_at, t.norm, st.postponed) < clock.now) AS late ON true
ORDER BY late.late_from, late.label
LIMIT :most
