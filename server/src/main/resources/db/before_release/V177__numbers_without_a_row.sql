-- The last number of a centre is that of its last row of event_out, which is never deleted.
DROP TABLE event_last;
