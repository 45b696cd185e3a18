-- Ends a service; with go_on it continues with the ticket's next stage here. The next stage's wait begins at this moment. If it
-- continues at once, it is queued, called and started at this one moment, with a wait of zero; the key is then on that stage's
-- event.
WITH :own_desk,
:taken,
changed AS (
    UPDATE stage st
    SET state = 'served', finished_at = greatest(here.now, st.started_at), outcome = :outcome
    FROM taken, here, ticket t
    WHERE st.centre_id = taken.centre_id AND st.ticket_id = taken.ticket_id AND st.position = taken.position
      AND st.state = 'serving' AND (:outcome::text IS NULL OR is_outcome(here.centre_id, :outcome))
      AND t.centre_id = st.centre_id AND t.id = st.ticket_id
      AND (NOT :go_on::boolean OR here.stages @> ARRAY[t.route[st.position + 1]]
           AND NOT is_kept_elsewhere(kept_now(t.centre_id, t.kept_for[st.position + 1]), here.code, here.holder))
    RETURNING :changed_stage),
:following,
followed AS (
    INSERT INTO event (centre_id, at, kind, ticket_id, position, desk, actor, command_key,
                       command_request)
    SELECT centre_id, queued_at, CASE WHEN :go_on THEN 'continued' ELSE 'queued' END, ticket_id, position, desk, :actor,
           CASE WHEN :go_on THEN split_part(:key, ' ', 1) END, CASE WHEN :go_on THEN split_part(:key, ' ', 2) END
    FROM following
    RETURNING id),
shown AS (
    SELECT * FROM following WHERE :go_on
    UNION ALL
    SELECT * FROM changed WHERE NOT :go_on),
before AS (SELECT taken.was FROM taken),
after AS (SELECT became FROM changed UNION ALL SELECT became FROM following),
others AS (SELECT id FROM followed),
tickets AS (SELECT NULL::jsonb AS was, NULL::uuid AS born, NULL::text AS label),
noted AS (
    INSERT INTO event (centre_id, at, kind, ticket_id, position, desk, actor, reason, command_key, command_request, outcome)
    SELECT centre_id, (SELECT now FROM clock), 'finished', ticket_id, position, desk, :actor, NULL,
           split_part(CASE WHEN :go_on THEN NULL ELSE :key END, ' ', 1), split_part(CASE WHEN :go_on THEN NULL ELSE :key END, ' ', 2),
           :outcome
    FROM changed
    RETURNING id, centre_id, kind, ticket_id, position),
:overridden_and_bumped
SELECT :as_seen, :out_of_turn AS out_of_turn, bumped.version
FROM shown s
JOIN ticket t ON t.centre_id = s.centre_id AND t.id = s.ticket_id, here, bumped
