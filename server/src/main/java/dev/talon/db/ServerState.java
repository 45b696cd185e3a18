package dev.talon.db;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;

/**
 * The state that a server reports.
 *
 * @param writable false for a standby, a former primary, and a server whose disk is full
 * @param epoch differs after a restart or a promotion, and between servers: what was read in another epoch may have
 *     been lost
 */
public record ServerState(boolean writable, String epoch) {
    /** Columns for a statement; none reads from the disk. */
    static final String COLUMNS = """
            NOT pg_is_in_recovery() AND current_setting('transaction_read_only') = 'off' AS writable,
            (extract(epoch FROM pg_postmaster_start_time()) * 1000000)::bigint || '/'
                || CASE WHEN pg_is_in_recovery() THEN 'standby' ELSE left(pg_walfile_name(pg_current_wal_lsn()), 8) END
                AS epoch""";

    static final String SQL = "SELECT " + COLUMNS;

    static ServerState of(RowSet<Row> rows) {
        return of(rows.iterator().next());
    }

    static ServerState of(Row row) {
        return new ServerState(row.getBoolean("writable"), row.getString("epoch"));
    }
}
