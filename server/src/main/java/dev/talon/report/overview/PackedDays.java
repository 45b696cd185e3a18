package dev.talon.report.overview;

import io.vertx.core.Future;
import io.vertx.sqlclient.PreparedStatement;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The days of a scope with their stages packed, in the order of their dates: kept ones as they are, others packed now from what
 * they have. Some at a time, of which the next are read while the last are counted.
 */
final class PackedDays {
    /** Days of centres at a time; one is some kilobytes. */
    private static final int BATCH = 200;

    /** $1 first day · $2 last day · $3 centres or null: the days with tickets among these, and how many centres. */
    private static final String EDGES = """
            SELECT greatest($1::date, min(edge.first)) AS first, least($2::date, max(edge.last)) AS last, count(*) AS centres
            FROM centre
            CROSS JOIN LATERAL (SELECT min(business_day) AS first, max(business_day) AS last
                                FROM ticket WHERE ticket.centre_id = centre.id) AS edge
            WHERE $3::text[] IS NULL OR code = ANY ($3)""";

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
                              WHERE kept.centre_id = span.id AND kept.business_day = span.first + n)
            ORDER BY 2""";

    private final PreparedStatement statement;
    private final Scope scope;
    private final Function<List<PackedDay>, Future<Void>> each;
    private boolean missing;

    private PackedDays(PreparedStatement statement, Scope scope, Function<List<PackedDay>, Future<Void>> each) {
        this.statement = statement;
        this.scope = scope;
        this.each = each;
    }

    /**
     * Hands over the days, some at a time, the next when the last have been taken; within a transaction, all at one moment where
     * that is of one snapshot.
     *
     * @return whether a day that could have been kept was not
     */
    static Future<Boolean> read(SqlConnection connection, Scope scope, Function<List<PackedDay>, Future<Void>> each) {
        return connection
                .preparedQuery(EDGES)
                .execute(days(scope, scope.from(), scope.to()))
                .map(rows -> rows.iterator().next())
                .compose(edges -> Optional.ofNullable(edges.getLocalDate("first"))
                        .filter(first -> !first.isAfter(edges.getLocalDate("last")))
                        .map(first -> connection.prepare(DAYS).compose(statement -> {
                            long step = Math.max(1, BATCH / edges.getLong("centres"));
                            var days = new PackedDays(statement, scope, each);
                            return days.next(first, edges.getLocalDate("last"), step, Future.succeededFuture())
                                    .map(done -> days.missing)
                                    .eventually(statement::close);
                        }))
                        .orElse(Future.succeededFuture(false)));
    }

    private Future<Void> next(LocalDate from, LocalDate last, long step, Future<Void> before) {
        if (from.isAfter(last)) {
            return before;
        }
        LocalDate after = from.plusDays(step);
        LocalDate to = after.isAfter(last) ? last : after.minusDays(1);
        return statement
                .query()
                .execute(days(scope, from, to))
                .compose(rows -> before.compose(taken -> next(after, last, step, each.apply(days(rows)))));
    }

    private List<PackedDay> days(RowSet<Row> rows) {
        List<PackedDay> days = new ArrayList<>(rows.size());
        for (Row row : rows) {
            missing |= row.getBoolean(4);
            days.add(new PackedDay(
                    row.getString(0),
                    row.getLocalDate(1),
                    row.getArrayOfStrings(2),
                    row.getBuffer(3).getBytes()));
        }
        return days;
    }

    private static Tuple days(Scope scope, LocalDate from, LocalDate to) {
        return Tuple.of(from, to)
                .addArrayOfString(
                        scope.centres().isEmpty() ? null : scope.centres().toArray(String[]::new));
    }
}
