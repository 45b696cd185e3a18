package dev.talon.statistics.times;

import dev.talon.db.Database;
import dev.talon.statistics.Centres;
import dev.talon.statistics.Scope;
import dev.talon.statistics.Settling;
import dev.talon.statistics.Sift;
import dev.talon.statistics.Spots;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the served stages whose times are to be doubted, each with its reasons, centre by centre and at one moment of the queue.
 * Packed days say which they are; only those of a page are read.
 */
public final class Suspects {
    private static final String AT_ONE_MOMENT = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY";

    /** @param total how many there are on all pages */
    record Page(long total, int page, int size, List<SuspectLine> stages) {}

    /** Days of centres from which on it takes its turn. */
    private static final long LONG = 500;

    private final Database database;
    private final Settling settling;

    public Suspects(Database database) {
        this.database = database;
        this.settling = new Settling(database);
    }

    /** Fails with a 422 problem where the page is too far behind. */
    Future<Page> of(Scope scope, Which which, int page, int size) {
        var spots = new Spots(page, size);
        return scope.centreDays() < LONG
                ? read(scope, which, spots, page, size)
                : database.longReports().take(() -> read(scope, which, spots, page, size));
    }

    private Future<Page> read(Scope scope, Which which, Spots spots, int page, int size) {
        return database.reports()
                .withTransaction(connection -> connection
                        .query(AT_ONE_MOMENT)
                        .execute()
                        .compose(set -> Centres.of(connection, scope))
                        .compose(centres -> rules(connection, scope, centres)
                                .compose(rules -> find(connection, scope, centres, rules, which, spots)
                                        .compose(found -> page(
                                                        connection,
                                                        scope,
                                                        spots.window(Set.copyOf(centres)),
                                                        rules,
                                                        which,
                                                        size)
                                                .onSuccess(read -> settle(scope, found))))
                                .map(stages -> new Page(spots.total(), page, size, stages))));
    }

    private static Future<Rules> rules(SqlConnection connection, Scope scope, List<String> centres) {
        return Timetable.read(connection, scope)
                .compose(timetable ->
                        Usuals.read(connection, scope, centres).map(usuals -> new Rules(timetable, usuals)));
    }

    private void settle(Scope scope, boolean missing) {
        if (missing) {
            settling.behind(scope);
        }
    }

    /** @return whether a day that could have been kept was not */
    private static Future<Boolean> find(
            SqlConnection connection, Scope scope, List<String> centres, Rules rules, Which which, Spots spots) {
        Future<Boolean> found = Future.succeededFuture(false);
        for (String centre : centres) {
            Scope at = scope.at(centre);
            var marked = new Marked(rules, which, spots);
            found = found.compose(before -> connection
                    .preparedQuery(SuspectSql.MARKED)
                    .execute(at.tuple())
                    .compose(rows -> {
                        rows.forEach(marked::add);
                        return which.takesUnsaid()
                                ? Sift.read(connection, at, marked::take)
                                : Future.succeededFuture(false);
                    })
                    .map(missing -> missing || before));
        }
        return found;
    }

    private static Future<List<SuspectLine>> page(
            SqlConnection connection, Scope scope, Spots.Window window, Rules rules, Which which, int size) {
        if (window.isEmpty()) {
            return Future.succeededFuture(List.of());
        }
        Tuple values = scope.tuple()
                .addArrayOfString(window.centres())
                .addArrayOfLocalDate(window.dates())
                .addLong(window.first().key())
                .addLong(window.first().day())
                .addLong(window.last().key())
                .addLong(window.last().day());
        return connection
                .preparedQuery(SuspectSql.PAGE)
                .execute(values)
                .map(rows -> lines(rows, rules, which).stream()
                        .skip(window.skip())
                        .limit(size)
                        .toList());
    }

    private static List<SuspectLine> lines(RowSet<Row> rows, Rules rules, Which which) {
        List<SuspectLine> lines = new ArrayList<>();
        for (Row row : rows) {
            Rules.Served served = served(row, rules);
            List<String> found = rules.of(served);
            if (row.getBoolean("unfinished")) {
                found.add("unfinished");
            }
            boolean listed = !found.isEmpty() || row.getString("inaccurate") != null;
            if (listed && which.takes(row.getString("verdict"))) {
                lines.add(SuspectLine.of(row, found, served.usual().seconds()));
            }
        }
        return lines;
    }

    static Rules.Served served(Row row, Rules rules) {
        Usual usual = Optional.ofNullable(row.getString("specialist"))
                .map(specialist -> rules.usual(specialist, row.getString("kind").equals("cash")))
                .orElse(Usual.UNKNOWN);
        return new Rules.Served(
                row.getString("centre"),
                row.getLocalDate("business_day"),
                row.getLong("spent"),
                row.getInteger("begun"),
                row.getInteger("ended"),
                usual);
    }
}
