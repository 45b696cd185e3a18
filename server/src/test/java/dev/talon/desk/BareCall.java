package dev.talon.desk;

import dev.talon.db.Statements;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;

/** The statement of calling the next with nothing around it, for the bench. */
public final class BareCall {
    private BareCall() {}

    public static Future<RowSet<Row>> run(Statements sql, String centre, String desk, String key) {
        return sql.preparedQuery(DeskStatements.CALL_NEXT)
                .execute(Tuple.of(null, centre, desk, "token:1", key, null).addString(null));
    }
}
