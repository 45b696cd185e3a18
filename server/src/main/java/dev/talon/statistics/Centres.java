package dev.talon.statistics;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;

/** Reads the centres of a filter. */
public final class Centres {
    /** $1 centres or null. */
    private static final String CODES =
            "SELECT code FROM centre WHERE $1::text[] IS NULL OR code = ANY ($1) ORDER BY code";

    private Centres() {}

    /** @return codes, in their order; those that there are of what was asked for */
    public static Future<List<String>> of(SqlConnection connection, StageFilter scope) {
        String[] centres = scope.centres().isEmpty() ? null : scope.centres().toArray(String[]::new);
        return connection
                .preparedQuery(CODES)
                .execute(Tuple.tuple().addArrayOfString(centres))
                .map(rows -> {
                    List<String> codes = new ArrayList<>();
                    rows.forEach(row -> codes.add(row.getString(0)));
                    return codes;
                });
    }
}
