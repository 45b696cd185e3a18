-- Records that a call found nobody.
INSERT INTO event (centre_id, at, kind, desk, actor, command_key, command_request)
SELECT c.id, coalesce(:now::timestamptz, clock_timestamp()), 'nobody_waited', :desk, :actor,
       split_part(:key, ' ', 1), split_part(:key, ' ', 2)
FROM centre c WHERE c.code = :centre
