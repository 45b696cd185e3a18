-- One statement, so that all of it comes from one server. The first row, with the id 0, contains the database's own time, in microseconds
-- since 1970, and the server's state.
SELECT 0 AS id, (extract(epoch FROM clock_timestamp()) * 1000000)::bigint AS version, :server_state_columns
UNION ALL
SELECT id, version, NULL, NULL FROM centre
