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
    static final String SQL = Sql.of(ServerState.class, "server_state");

    static ServerState of(RowSet<Row> rows) {
        return of(rows.iterator().next());
    }

    static ServerState of(Row row) {
        return new ServerState(row.getBoolean("writable"), row.getString("epoch"));
    }
}
