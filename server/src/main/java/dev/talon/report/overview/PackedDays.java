package dev.talon.report.overview;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.function.Consumer;

/** The days of a scope with their stages packed: kept ones as they are, others packed now from what they have. */
final class PackedDays {
    /** Days; a centre's day is some kilobytes. */
    private static final int BATCH = 200;

    /** $1 first day · $2 last day · $3 centres or null. */
    private static final String DAYS = """
            WITH chosen AS (
                SELECT id, code FROM centre WHERE $3::text[] IS NULL OR code = ANY ($3)
            ), span AS (
                SELECT chosen.id, chosen.code, greatest($1::date, edge.first) AS first, least($2::date, edge.last) AS last
                FROM chosen
                CROSS JOIN LATERAL (SELECT min(business_day) AS first, max(business_day) AS last
                                    FROM ticket WHERE ticket.centre_id = chosen.id) AS edge
                WHERE edge.first IS NOT NULL
            )
            SELECT chosen.code, kept.business_day, kept.words, kept.stages, false AS missing
            FROM chosen JOIN day_stages AS kept ON kept.centre_id = chosen.id AND kept.business_day BETWEEN $1 AND $2
            UNION ALL
            SELECT span.code, span.first + n, packed.words, packed.stages, settles(span.first + n)
            FROM span
            CROSS JOIN LATERAL generate_series(0, span.last - span.first) AS n
            CROSS JOIN LATERAL packed_stages(span.id, span.first + n) AS packed
            WHERE NOT EXISTS (SELECT FROM day_stages AS kept
                              WHERE kept.centre_id = span.id AND kept.business_day = span.first + n)""";

    private PackedDays() {}

    /**
     * Hands over each day, a batch at a time; within a transaction.
     *
     * @return whether a day that could have been kept was not
     */
    static Future<Boolean> read(SqlConnection connection, Scope scope, Consumer<PackedDay> each) {
        Tuple values = Tuple.of(scope.from(), scope.to())
                .addArrayOfString(
                        scope.centres().isEmpty() ? null : scope.centres().toArray(String[]::new));
        return connection
                .prepare(DAYS)
                .compose(
                        statement -> next(statement.cursor(values), false, each).eventually(statement::close));
    }

    private static Future<Boolean> next(io.vertx.sqlclient.Cursor cursor, boolean before, Consumer<PackedDay> each) {
        return cursor.read(BATCH).compose(rows -> {
            boolean missing = before | hand(rows, each);
            return cursor.hasMore()
                    ? next(cursor, missing, each)
                    : cursor.close().map(missing);
        });
    }

    private static boolean hand(RowSet<Row> rows, Consumer<PackedDay> each) {
        boolean missing = false;
        for (Row row : rows) {
            missing |= row.getBoolean(4);
            each.accept(new PackedDay(
                    row.getString(0),
                    row.getLocalDate(1),
                    row.getArrayOfStrings(2),
                    row.getBuffer(3).getBytes()));
        }
        return missing;
    }
}
