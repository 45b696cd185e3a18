-- Keeps what it takes to undo the command: the stages before and after it, its events (noted, and others), the tickets that it changed.
-- After the stages and before the centre, for those are the locks that every command takes in this order.
kept AS (
    INSERT INTO desk_undo AS u (centre_id, desk, at, what, label, events, before, after, tickets, born)
    SELECT noted.centre_id, here.code, here.now, noted.kind,
           coalesce(tickets.label, (SELECT t.label FROM ticket t WHERE t.centre_id = noted.centre_id AND t.id = noted.ticket_id)),
           ARRAY(SELECT noted.id UNION ALL SELECT others.id FROM others),
           coalesce((SELECT jsonb_agg(was) FROM before), '[]'), (SELECT jsonb_agg(became) FROM after), tickets.was, tickets.born
    FROM noted, here, tickets
    ON CONFLICT (centre_id, desk) DO UPDATE
    SET at = excluded.at, what = excluded.what, label = excluded.label, events = excluded.events, before = excluded.before,
        after = excluded.after, tickets = excluded.tickets, born = excluded.born
    RETURNING centre_id)
