-- Ends a service; with go_on it continues with the ticket's next stage here. The next stage's wait begins at this moment. If it
-- continues at once, it is queued, called and started at this one moment, with a wait of zero; the key is then on that stage's
-- event.
WITH :own_desk,
changed AS (
    UPDATE stage st
    SET state = 'served', finished_at = greatest(here.now, st.started_at)
    FROM here, ticket t
    WHERE st.centre_id = (SELECT centre_id FROM here WHERE obeys) AND st.desk = (SELECT code FROM here)
      AND st.state = 'serving'
      AND t.centre_id = st.centre_id AND t.id = st.ticket_id
      AND (NOT :go_on::boolean OR here.stages @> ARRAY[t.route[st.position + 1]])
    RETURNING :changed_stage),
following AS (
    INSERT INTO stage (centre_id, ticket_id, position, business_day, service, kind, state, queued_at, due_at,
                       called_at, last_called_at, calls, started_at, desk, specialist, sole)
    SELECT t.centre_id, t.id, done.position + 1, t.business_day, t.service, t.route[done.position + 1],
           CASE WHEN :go_on THEN 'serving' ELSE 'waiting' END, done.finished_at,
           due_at(done.finished_at, t.norm, t.category),
           CASE WHEN :go_on THEN done.finished_at END, CASE WHEN :go_on THEN done.finished_at END,
           CASE WHEN :go_on THEN 1 ELSE 0 END, CASE WHEN :go_on THEN done.finished_at END,
           CASE WHEN :go_on THEN done.desk END, CASE WHEN :go_on THEN :actor END, :go_on AND (SELECT sole FROM here)
    FROM changed done JOIN ticket t ON t.centre_id = done.centre_id AND t.id = done.ticket_id
    WHERE done.position < cardinality(t.route)
    RETURNING centre_id, ticket_id, position, kind, state, queued_at, called_at, last_called_at, calls,
              started_at, finished_at, desk),
followed AS (
    INSERT INTO event (centre_id, at, kind, ticket_id, position, desk, actor, command_key,
                       command_request)
    SELECT centre_id, queued_at, CASE WHEN :go_on THEN 'continued' ELSE 'queued' END, ticket_id, position, desk, :actor,
           CASE WHEN :go_on THEN split_part(:key, ' ', 1) END, CASE WHEN :go_on THEN split_part(:key, ' ', 2) END
    FROM following),
shown AS (
    SELECT * FROM following WHERE :go_on
    UNION ALL
    SELECT * FROM changed WHERE NOT :go_on),
noted AS (
    INSERT INTO event (centre_id, at, kind, ticket_id, position, desk, actor, reason, command_key, command_request)
    SELECT centre_id, (SELECT now FROM clock), 'finished', ticket_id, position, desk, :actor, NULL,
           split_part(CASE WHEN :go_on THEN NULL ELSE :key END, ' ', 1), split_part(CASE WHEN :go_on THEN NULL ELSE :key END, ' ', 2)
    FROM changed),
:overridden_and_bumped
SELECT :as_seen, :out_of_turn AS out_of_turn, bumped.version
FROM shown s
JOIN ticket t ON t.centre_id = s.centre_id AND t.id = s.ticket_id, here, bumped
