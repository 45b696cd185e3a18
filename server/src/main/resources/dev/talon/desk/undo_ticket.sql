-- Undoes the last command that a person gave without a desk, within five minutes, while its ticket is as the command left it: then it
-- is as if it had not been given. The stage is locked before what is kept of it, and the centre comes last, as in every command.
WITH :of_centre,
last AS (
    SELECT u.* FROM here JOIN person_undo u ON u.centre_id = here.centre_id AND u.actor = :actor
    WHERE u.ticket_id = :ticket::uuid AND u.at > here.now - interval '5 minutes'),
locked AS MATERIALIZED (
    SELECT st IS NOT DISTINCT FROM left_as AS same
    FROM last CROSS JOIN LATERAL jsonb_populate_recordset(NULL::stage, last.after) AS left_as
    JOIN stage st ON st.centre_id = left_as.centre_id AND st.ticket_id = left_as.ticket_id AND st.position = left_as.position
    FOR UPDATE OF st),
agreed AS MATERIALIZED (
    DELETE FROM person_undo u USING last
    WHERE u.centre_id = last.centre_id AND u.actor = last.actor AND u.event = last.event
      AND (SELECT count(*) FROM locked WHERE same) = jsonb_array_length(last.after)
    RETURNING u.*),
changed AS (
    UPDATE stage st
    SET :stage_as_before
    FROM agreed CROSS JOIN LATERAL jsonb_populate_recordset(NULL::stage, agreed.before) AS was
    WHERE st.centre_id = was.centre_id AND st.ticket_id = was.ticket_id AND st.position = was.position
    RETURNING :changed_stage),
rerouted AS (
    UPDATE ticket t
    SET route = was.route, legs = was.legs, kept_for = was.kept_for
    FROM agreed CROSS JOIN LATERAL jsonb_populate_record(NULL::ticket, agreed.ticket) AS was
    WHERE t.centre_id = was.centre_id AND t.id = was.id),
noted AS (
    INSERT INTO event (centre_id, at, kind, ticket_id, position, actor, command_key, command_request, undoes)
    SELECT changed.centre_id, here.now, 'undone', changed.ticket_id, changed.position, :actor, split_part(:key, ' ', 1),
           split_part(:key, ' ', 2), ARRAY[agreed.event]
    FROM changed, agreed, here
    RETURNING centre_id),
:bumped
SELECT :as_moved FROM changed s JOIN ticket t ON t.centre_id = s.centre_id AND t.id = s.ticket_id, bumped
