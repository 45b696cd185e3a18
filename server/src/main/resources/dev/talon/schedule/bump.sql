-- Raises the version of the centre and of its hours, so that every node and every screen learns of the change.
UPDATE centre SET version = version + 1, hours_version = hours_version + 1 FROM here WHERE centre.id = here.id
RETURNING centre.id, centre.version
