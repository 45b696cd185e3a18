package dev.talon.statistics;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.sqlclient.PreparedStatement;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Reads the packed days of a filter in the order of their dates: stored ones as they are, the others packed by the
 * statement. Several days are read at a time, the next while the last are counted.
 */
final class PackedDays {
    /** Days of centres at a time; one is some kilobytes. */
    private static final int BATCH = 200;

    /** $1 first day · $2 last day · $3 centres or null: the days with tickets among these, and how many centres had any. */
    private static final String EDGES = """
            SELECT greatest($1::date, min(edge.first)) AS first, least($2::date, max(edge.last)) AS last, count(*) AS centres
            FROM centre
            CROSS JOIN LATERAL (SELECT min(business_day) AS first, max(business_day) AS last
                                FROM ticket WHERE ticket.centre_id = centre.id) AS edge
            WHERE ($3::text[] IS NULL OR code = ANY ($3)) AND edge.first IS NOT NULL""";

    /** $1 first day · $2 last day · $3 centres or null. */
    private static final String DAYS = """
            WITH span AS MATERIALIZED (
                SELECT centre.id, centre.code, greatest($1::date, edge.first) AS first, least($2::date, edge.last) AS last
                FROM centre
                CROSS JOIN LATERAL (SELECT min(business_day) AS first, max(business_day) AS last
                                    FROM ticket WHERE ticket.centre_id = centre.id) AS edge
                WHERE ($3::text[] IS NULL OR centre.code = ANY ($3)) AND edge.first IS NOT NULL
            ), kept AS MATERIALIZED (
                SELECT span.id, span.code, day.business_day, day.words, day.stages
                FROM span CROSS JOIN LATERAL (SELECT business_day, words, stages FROM day_stages
                                              WHERE centre_id = span.id AND business_day BETWEEN $1 AND $2 OFFSET 0) AS day
            )
            SELECT code, business_day, words, stages, false AS missing FROM kept
            UNION ALL
            SELECT span.code, span.first + n, packed.words, packed.stages, settles(span.first + n)
            FROM span
            CROSS JOIN LATERAL generate_series(0, span.last - span.first) AS n
            CROSS JOIN LATERAL packed_stages(span.id, span.first + n) AS packed
            WHERE (span.id, span.first + n) NOT IN (SELECT id, business_day FROM kept)
            ORDER BY 2""";

    private final PreparedStatement statement;
    private final StageFilter scope;
    private final Function<List<PackedDay>, Future<Void>> each;
    private final LocalDate last;
    private final long step;
    /** A promise of its own: a chain of composed futures would keep the days of every link. */
    private final Promise<Boolean> done = Promise.promise();

    private boolean missing;

    private PackedDays(
            PreparedStatement statement, StageFilter scope, Row edges, Function<List<PackedDay>, Future<Void>> each) {
        this.statement = statement;
        this.scope = scope;
        this.each = each;
        this.last = edges.getLocalDate("last");
        this.step = Math.max(1, BATCH / edges.getLong("centres"));
    }

    /**
     * Hands over several days at a time, the next when the last have been processed; in a transaction of one snapshot
     * all are of one moment.
     *
     * @return whether a day was unpacked that could have been stored
     */
    static Future<Boolean> read(
            SqlConnection connection, StageFilter scope, Function<List<PackedDay>, Future<Void>> each) {
        return connection
                .preparedQuery(EDGES)
                .execute(days(scope, scope.from(), scope.to()))
                .map(rows -> rows.iterator().next())
                .compose(edges -> edges.getLong("centres") == 0
                        ? Future.succeededFuture(false)
                        : connection.prepare(DAYS).compose(statement -> {
                            var days = new PackedDays(statement, scope, edges, each);
                            days.next(edges.getLocalDate("first"), Future.succeededFuture());
                            return days.done.future().eventually(statement::close);
                        }));
    }

    private void next(LocalDate from, Future<Void> before) {
        if (from.isAfter(last)) {
            before.map(missing).onComplete(done);
            return;
        }
        LocalDate after = from.plusDays(step);
        LocalDate to = after.isAfter(last) ? last : after.minusDays(1);
        statement
                .query()
                .execute(days(scope, from, to))
                .map(this::days)
                .onFailure(done::tryFail)
                .onSuccess(days -> before.onFailure(done::tryFail)
                        .onSuccess(taken ->
                                next(after, Future.succeededFuture(days).compose(each))));
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

    private static Tuple days(StageFilter scope, LocalDate from, LocalDate to) {
        return Tuple.of(from, to)
                .addArrayOfString(
                        scope.centres().isEmpty() ? null : scope.centres().toArray(String[]::new));
    }
}
