package dev.talon.db;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;

/** Executes single prepared statements. */
@FunctionalInterface
public interface Statements {
    /** A statement that still needs its values. */
    @FunctionalInterface
    interface Prepared {
        Future<RowSet<Row>> execute(Tuple values);
    }

    Prepared preparedQuery(String sql);
}
