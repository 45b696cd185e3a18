-- Whether the server takes changes (a standby, a former primary, and one whose disk is full take none), and in which epoch it is; nothing
-- reads from the disk.
NOT pg_is_in_recovery() AND current_setting('transaction_read_only') = 'off' AS writable,
(extract(epoch FROM pg_postmaster_start_time()) * 1000000)::bigint || '/'
    || CASE WHEN pg_is_in_recovery() THEN 'standby' ELSE left(pg_walfile_name(pg_current_wal_lsn()), 8) END
    AS epoch
