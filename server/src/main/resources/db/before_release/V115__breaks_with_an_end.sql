-- Until when whoever is on a break expects to be back, where they said so. It is read while paused_at is set; every break sets it anew.
ALTER TABLE desk ADD COLUMN pause_until timestamptz;
