-- Undoes the last command of the desk within a minute, while its stages and tickets are as the command left them and the desk did
-- nothing since: then it is as if it had not been given. The stages are locked before the desk, and the centre comes last, as in every
-- command. Those that leave the desk go before those that come back to it: a desk never holds two.
WITH :own_desk,
last AS (
    SELECT u.* FROM here JOIN desk_undo u ON u.centre_id = here.centre_id AND u.desk = here.code
    WHERE here.obeys AND here.open AND u.at > here.now - interval '60 seconds'
      AND :nothing_followed
    FOR UPDATE OF u),
locked AS MATERIALIZED (
    SELECT st IS NOT DISTINCT FROM left_as AS same
    FROM last CROSS JOIN LATERAL jsonb_populate_recordset(NULL::stage, last.after) AS left_as
    JOIN stage st ON st.centre_id = left_as.centre_id AND st.ticket_id = left_as.ticket_id AND st.position = left_as.position
    FOR UPDATE OF st),
seat AS MATERIALIZED (
    SELECT d.code FROM here JOIN desk d ON d.centre_id = here.centre_id AND d.code = here.code
    WHERE d.paused_at IS NULL AND d.shut_at IS NULL AND (:sits OR :override::text IS NOT NULL) AND (SELECT bool_and(same) FROM locked)
    FOR NO KEY UPDATE OF d),
agreed AS MATERIALIZED (
    SELECT last.* FROM last, seat WHERE (SELECT count(*) FROM locked WHERE same) = jsonb_array_length(last.after)),
were AS MATERIALIZED (
    SELECT was.* FROM agreed CROSS JOIN LATERAL jsonb_populate_recordset(NULL::stage, agreed.before) AS was),
removed AS (
    DELETE FROM stage st USING agreed CROSS JOIN LATERAL jsonb_populate_recordset(NULL::stage, agreed.after) AS left_as
    WHERE st.centre_id = left_as.centre_id AND st.ticket_id = left_as.ticket_id AND st.position = left_as.position
      AND NOT EXISTS (SELECT FROM were WHERE were.centre_id = st.centre_id AND were.ticket_id = st.ticket_id
                      AND were.position = st.position)
    RETURNING st.ticket_id),
sent_back AS (
    UPDATE stage st
    SET :stage_as_before
    FROM were AS was
    WHERE st.centre_id = was.centre_id AND st.ticket_id = was.ticket_id AND st.position = was.position
      AND was.state NOT IN ('called', 'serving') AND (SELECT count(*) FROM removed) >= 0
    RETURNING st.ticket_id),
brought_back AS (
    UPDATE stage st
    SET :stage_as_before
    FROM were AS was
    WHERE st.centre_id = was.centre_id AND st.ticket_id = was.ticket_id AND st.position = was.position
      AND was.state IN ('called', 'serving') AND (SELECT count(*) FROM sent_back) >= 0
    RETURNING st.ticket_id),
rerouted AS (
    UPDATE ticket t
    SET route = was.route, legs = was.legs, kept_for = was.kept_for
    FROM agreed CROSS JOIN LATERAL jsonb_populate_recordset(NULL::ticket, agreed.tickets) AS was
    WHERE t.centre_id = was.centre_id AND t.id = was.id),
withdrawn AS (
    DELETE FROM ticket t USING agreed
    WHERE t.centre_id = agreed.centre_id AND t.id = agreed.born AND (SELECT count(*) FROM removed) >= 0),
forgotten AS (
    DELETE FROM desk_undo u USING agreed WHERE u.centre_id = agreed.centre_id AND u.desk = agreed.desk),
noted AS (
    INSERT INTO event (centre_id, at, kind, ticket_id, position, desk, actor, reason, command_key, command_request, undoes)
    SELECT agreed.centre_id, here.now, 'undone', (agreed.after -> 0 ->> 'ticket_id')::uuid, (agreed.after -> 0 ->> 'position')::smallint,
           agreed.desk, :actor, agreed.what, split_part(:key, ' ', 1), split_part(:key, ' ', 2), agreed.events
    FROM agreed, here
    RETURNING centre_id),
bumped AS (
    UPDATE centre SET version = version + 1 FROM noted
    WHERE centre.id = noted.centre_id AND (SELECT count(*) FROM brought_back) >= 0
    RETURNING version)
SELECT agreed.centre_id, agreed.what, agreed.label, bumped.version FROM agreed, bumped
