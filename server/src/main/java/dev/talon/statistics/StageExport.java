package dev.talon.statistics;

import dev.talon.db.Database;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.WriteStream;
import io.vertx.sqlclient.Cursor;
import io.vertx.sqlclient.PreparedStatement;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Streams every stage of a filter as CSV, day by day, as fast as the reader accepts it. Some hundred rows are in
 * memory at a time. All are of one moment of the queue.
 */
final class StageExport {
    private static final int ROWS = 500;
    /** Days of centres of which PostgreSQL puts the stages in order at a time. */
    private static final int DAYS = 30;

    private static final String AT_ONE_MOMENT = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY";

    /** $1 first day · $2 last day · $3 centres or null. */
    private static final String EDGES = """
            SELECT min(edge.first) AS first, max(edge.last) AS last, count(*) AS centres
            FROM centre
            CROSS JOIN LATERAL (SELECT min(business_day) AS first, max(business_day) AS last
                                FROM ticket WHERE ticket.centre_id = centre.id AND business_day BETWEEN $1 AND $2) AS edge
            WHERE ($3::text[] IS NULL OR code = ANY ($3)) AND edge.first IS NOT NULL""";

    private static final String STAGES = StageQuery.of(StageExport.class, "stages_to_export");

    private final StageFilter scope;
    private final boolean hidden;
    private final BackpressuredWriter writer;
    private final Promise<Void> done = Promise.promise();
    private PreparedStatement statement;
    private LocalDate last;
    private long step;

    private StageExport(StageFilter scope, boolean hidden, WriteStream<Buffer> out) {
        this.scope = scope;
        this.hidden = hidden;
        this.writer = new BackpressuredWriter(out);
    }

    /**
     * @param hidden whether nobody is named
     * @return all written, but not ended; fails where the reader went away or PostgreSQL did
     */
    static Future<Void> write(Database database, StageFilter scope, boolean hidden, WriteStream<Buffer> out) {
        var export = new StageExport(scope, hidden, out);
        return database.exports()
                .withTransaction(connection -> connection
                        .query(AT_ONE_MOMENT)
                        .execute()
                        .compose(set -> export.writer.write(StageCsv.header()))
                        .compose(begun -> export.run(connection)));
    }

    private Future<Void> run(SqlConnection connection) {
        return connection
                .preparedQuery(EDGES)
                .execute(days(scope.from(), scope.to()))
                .compose(rows -> {
                    Row edges = rows.iterator().next();
                    if (edges.getLong("centres") == 0) {
                        return Future.succeededFuture();
                    }
                    last = edges.getLocalDate("last");
                    step = Math.max(1, DAYS / edges.getLong("centres"));
                    return connection.prepare(STAGES).compose(prepared -> {
                        statement = prepared;
                        next(edges.getLocalDate("first"));
                        return done.future().eventually(prepared::close);
                    });
                });
    }

    /** Callbacks instead of a chain of futures, which would keep every row until the end. */
    private void next(LocalDate from) {
        if (from.isAfter(last)) {
            done.tryComplete();
            return;
        }
        LocalDate after = from.plusDays(step);
        LocalDate to = after.isAfter(last) ? last : after.minusDays(1);
        next(statement.cursor(scope.of(from, to).tuple()), after);
    }

    private void next(Cursor cursor, LocalDate after) {
        cursor.read(ROWS).compose(this::take).onFailure(done::tryFail).onSuccess(taken -> {
            if (done.future().isComplete()) {
                cursor.close();
            } else if (cursor.hasMore()) {
                next(cursor, after);
            } else {
                cursor.close().onFailure(done::tryFail).onSuccess(closed -> next(after));
            }
        });
    }

    private Future<Void> take(RowSet<Row> rows) {
        return Vertx.currentContext().executeBlocking(() -> lines(rows), false).compose(lines -> {
            return writer.write(lines);
        });
    }

    private Buffer lines(RowSet<Row> rows) {
        List<StageLine> lines = new ArrayList<>(rows.size());
        for (Row row : rows) {
            StageLine line = StageLine.of(row);
            lines.add(hidden ? line.unnamed() : line);
        }
        return StageCsv.lines(lines);
    }

    private Tuple days(LocalDate from, LocalDate to) {
        return Tuple.of(from, to)
                .addArrayOfString(
                        scope.centres().isEmpty() ? null : scope.centres().toArray(String[]::new));
    }
}
