-- When a centre was looked ahead at before the last time: a node with many centres comes by less often, and so long a fear is remembered.
ALTER TABLE wait_watch ADD COLUMN looked_before timestamptz;
