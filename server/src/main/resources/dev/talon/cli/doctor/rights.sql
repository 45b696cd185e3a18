-- What this user may do in this database, and how many connections others than the superuser may open.
SELECT current_user AS who, current_database() AS name,
       NOT pg_is_in_recovery() AND current_setting('transaction_read_only') = 'off' AS writable,
       has_schema_privilege('public', 'CREATE') AND has_database_privilege(current_database(), 'CREATE, TEMPORARY') AS creates,
       current_setting('max_connections')::integer - current_setting('superuser_reserved_connections')::integer AS connections
