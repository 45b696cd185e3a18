-- Raises the version after a command that comes from no desk.
bumped AS (
    UPDATE centre SET version = version + 1 FROM noted WHERE centre.id = noted.centre_id
    RETURNING version)
