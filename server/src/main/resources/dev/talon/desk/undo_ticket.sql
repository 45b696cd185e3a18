-- Undoes the last command that a ticket of today was given without a desk, while its stage is as the command left it: then it is as if it
-- had not been given. Of whoever gave it, or, with anybodys, of anybody. A visitor who was at a desk comes back to it only while that
-- person sits there free. The stage is locked before the desk, and the centre comes last, as in every command.
WITH :of_centre,
last AS (
    SELECT u.*
    FROM here JOIN ticket t ON t.centre_id = here.centre_id AND t.id = :ticket::uuid AND t.business_day = here.day
    JOIN ticket_undo u ON u.centre_id = t.centre_id AND u.ticket_id = t.id
    ORDER BY u.event DESC LIMIT 1),
locked AS MATERIALIZED (
    SELECT st IS NOT DISTINCT FROM left_as AS same
    FROM last CROSS JOIN LATERAL jsonb_populate_record(NULL::stage, last.after) AS left_as
    JOIN stage st ON st.centre_id = left_as.centre_id AND st.ticket_id = left_as.ticket_id AND st.position = left_as.position
    WHERE :anybodys::boolean OR last.actor = :actor
    FOR UPDATE OF st),
seat AS MATERIALIZED (
    SELECT d.code
    FROM last JOIN desk d ON d.centre_id = last.centre_id AND d.code = last.before ->> 'desk'
    WHERE d.holder = last.before ->> 'specialist' AND d.held_by IS NOT NULL AND d.paused_at IS NULL AND d.shut_at IS NULL
      AND (SELECT bool_and(same) FROM locked)
    FOR NO KEY UPDATE OF d),
agreed AS MATERIALIZED (
    DELETE FROM ticket_undo u USING last
    WHERE u.centre_id = last.centre_id AND u.ticket_id = last.ticket_id AND u.event = last.event
      AND (SELECT bool_and(same) FROM locked)
      AND (last.before ->> 'state' NOT IN ('called', 'serving') OR EXISTS (SELECT FROM seat))
    RETURNING u.*),
changed AS (
    UPDATE stage st
    SET :stage_as_before
    FROM agreed CROSS JOIN LATERAL jsonb_populate_record(NULL::stage, agreed.before) AS was
    WHERE st.centre_id = was.centre_id AND st.ticket_id = was.ticket_id AND st.position = was.position
    RETURNING :changed_stage),
rerouted AS (
    UPDATE ticket t
    SET route = was.route, legs = was.legs, kept_for = was.kept_for, category = was.category
    FROM agreed CROSS JOIN LATERAL jsonb_populate_record(NULL::ticket, agreed.ticket) AS was
    WHERE t.centre_id = was.centre_id AND t.id = was.id),
noted AS (
    INSERT INTO event (centre_id, at, kind, ticket_id, position, actor, reason, command_key, command_request, undoes)
    SELECT changed.centre_id, here.now, 'undone', changed.ticket_id, changed.position, :actor, agreed.what, split_part(:key, ' ', 1),
           split_part(:key, ' ', 2), ARRAY[agreed.event]
    FROM changed, agreed, here
    RETURNING centre_id),
:bumped
SELECT :as_moved FROM changed s JOIN ticket t ON t.centre_id = s.centre_id AND t.id = s.ticket_id, bumped
