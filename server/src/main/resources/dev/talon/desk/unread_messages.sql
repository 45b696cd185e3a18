-- The messages of today to the desk here that nobody there has read, the oldest first.
(SELECT json_agg(json_build_object('id', m.id, 'at', m.at, 'sender', m.sender, 'text', m.text) ORDER BY m.id)
 FROM message m
 WHERE m.centre_id = here.centre_id AND m.business_day = here.day AND m.withdrawn_at IS NULL AND (m.desks = '{}' OR here.code = ANY (m.desks))
   AND NOT EXISTS (SELECT FROM message_read r
                   WHERE r.centre_id = m.centre_id AND r.message_id = m.id AND r.desk = here.code))
