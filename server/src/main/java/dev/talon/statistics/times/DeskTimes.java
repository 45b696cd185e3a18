package dev.talon.statistics.times;

import dev.talon.db.Database;
import dev.talon.statistics.StageFilter;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;

/** Calculates how desks spent their days, from the recorded events of desks and from stages. */
public final class DeskTimes {
    /** $1 first day · $2 last day · $3 centres or null · $4 desk or null. */
    private static final String STATEMENT = """
            SELECT centre, desk, business_day AS day, serving_s AS serving, walking_s AS walking, doubtful_s AS doubtful,
                   idle_s AS idle, idle_waiting_s AS idle_waiting, paused_s AS paused, closed_s AS closed, pauses
            FROM report.desk_time
            WHERE business_day BETWEEN $1 AND $2 AND ($3::text[] IS NULL OR centre = ANY ($3)) AND ($4::text IS NULL OR desk = $4)
            ORDER BY centre, day, length(desk), desk""";

    /** Days of centres from which on it takes its turn: half a second. */
    private static final long LONG = 60;

    private static final String AT_ONE_MOMENT = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY";
    /** Of one centre, at a time. */
    private static final int DAYS = 31;

    private final Database database;

    public DeskTimes(Database database) {
        this.database = database;
    }

    /** @return by centre, day and desk */
    Future<List<DeskTime>> of(StageFilter scope) {
        return scope.centreDays() < LONG ? read(scope) : database.longReports().take(() -> read(scope));
    }

    private Future<List<DeskTime>> read(StageFilter scope) {
        List<DeskTime> all = new ArrayList<>();
        return each(database.reports(), scope, times -> {
                    all.addAll(times);
                    return Future.succeededFuture();
                })
                .map(done -> all);
    }

    /**
     * Hands over some at a time, in the order of {@link #of}, the next when the last have been taken; all at one moment of the queue.
     * Memory does not grow with the period.
     */
    Future<Void> stream(StageFilter scope, Function<List<DeskTime>, Future<Void>> taker) {
        return each(database.exports(), scope, taker);
    }

    private static Future<Void> each(Pool pool, StageFilter scope, Function<List<DeskTime>, Future<Void>> taker) {
        return pool.withTransaction(connection -> connection
                .query(AT_ONE_MOMENT)
                .execute()
                .compose(set -> DeskParts.of(connection, scope, DAYS))
                .compose(parts -> {
                    Promise<Void> done = Promise.promise();
                    next(connection, parts.iterator(), taker, done);
                    return done.future();
                }));
    }

    /** Callbacks instead of a chain of futures, which would keep every row until the end. */
    private static void next(
            SqlConnection connection,
            Iterator<StageFilter> parts,
            Function<List<DeskTime>, Future<Void>> taker,
            Promise<Void> done) {
        if (!parts.hasNext()) {
            done.complete();
            return;
        }
        connection
                .preparedQuery(STATEMENT)
                .execute(values(parts.next()))
                .map(DeskTimes::times)
                .compose(taker)
                .onFailure(done::tryFail)
                .onSuccess(taken -> next(connection, parts, taker, done));
    }

    private static Tuple values(StageFilter part) {
        return Tuple.of(part.from(), part.to())
                .addArrayOfString(part.centres().toArray(String[]::new))
                .addString(part.desk().orElse(null));
    }

    private static List<DeskTime> times(RowSet<Row> rows) {
        List<DeskTime> times = new ArrayList<>(rows.size());
        rows.forEach(row -> times.add(DeskTime.of(row)));
        return times;
    }
}
