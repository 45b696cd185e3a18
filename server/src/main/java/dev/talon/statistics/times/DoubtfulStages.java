package dev.talon.statistics.times;

import dev.talon.db.Database;
import dev.talon.statistics.Centres;
import dev.talon.statistics.PackedDayCache;
import dev.talon.statistics.PackedStageScanner;
import dev.talon.statistics.PageWindow;
import dev.talon.statistics.StageFilter;
import dev.talon.statistics.StageQuery;
import dev.talon.statistics.SummaryRefresher;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the served stages with doubtful times, each with its reasons, some centres at a time and at one moment of the
 * queue. Packed days tell which they are; only those of a page are read.
 */
public final class DoubtfulStages {
    private static final String AT_ONE_MOMENT = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY";

    private static final String MARKED = StageQuery.of(DoubtfulStages.class, "marked_stages");
    private static final String PAGE = StageQuery.of(
            DoubtfulStages.class,
            "stages_to_judge",
            "at_centres",
            "at_days",
            "first_key",
            "first_day",
            "last_key",
            "last_day");

    /** @param total how many there are on all pages */
    record Page(long total, int page, int size, List<DoubtfulStage> stages) {}

    /** Days of centres from which on it takes its turn. */
    private static final long LONG = 500;

    private final Database database;
    private final PackedStageScanner scanner;
    private final SummaryRefresher refresher;

    /** @param cache of the node */
    public DoubtfulStages(Database database, PackedDayCache cache) {
        this.database = database;
        this.scanner = new PackedStageScanner(cache);
        this.refresher = new SummaryRefresher(database);
    }

    /** Fails with a 422 problem where the page is too far behind. */
    Future<Page> of(StageFilter scope, MarkFilter which, int page, int size) {
        var sortKeys = new PageWindow(page, size);
        return scope.centreDays() < LONG
                ? read(scope, which, sortKeys, page, size)
                : database.longReports().take(() -> read(scope, which, sortKeys, page, size));
    }

    private Future<Page> read(StageFilter scope, MarkFilter which, PageWindow sortKeys, int page, int size) {
        return database.reports()
                .withTransaction(connection -> connection
                        .query(AT_ONE_MOMENT)
                        .execute()
                        .compose(set -> Centres.of(connection, scope))
                        .compose(centres -> rules(connection, scope, centres)
                                .compose(rules -> find(connection, scope, centres, rules, which, sortKeys)
                                        .compose(found -> page(connection, scope, sortKeys.window(), rules, which, size)
                                                .onSuccess(read -> settle(scope, found))))
                                .map(stages -> new Page(sortKeys.total(), page, size, stages))));
    }

    private Future<DoubtRules> rules(SqlConnection connection, StageFilter scope, List<String> centres) {
        return Timetable.read(connection, scope)
                .compose(timetable -> TypicalDurations.read(connection, scanner, scope, centres)
                        .map(usuals -> new DoubtRules(timetable, usuals)));
    }

    private void settle(StageFilter scope, boolean missing) {
        if (missing) {
            refresher.behind(scope);
        }
    }

    /** @return whether a day that could have been kept was not */
    private Future<Boolean> find(
            SqlConnection connection,
            StageFilter scope,
            List<String> centres,
            DoubtRules rules,
            MarkFilter which,
            PageWindow sortKeys) {
        Future<Boolean> found = Future.succeededFuture(false);
        for (List<String> some : CentreGroups.of(scope, centres)) {
            StageFilter at = scope.at(some);
            var marked = new MarkedStages(rules, which, sortKeys);
            found = found.compose(before -> connection
                    .preparedQuery(MARKED)
                    .execute(at.tuple())
                    .compose(rows -> {
                        rows.forEach(marked::add);
                        return which.takesUnsaid()
                                ? scanner.read(connection, at, marked::take)
                                : Future.succeededFuture(false);
                    })
                    .map(missing -> missing || before));
        }
        return found;
    }

    private static Future<List<DoubtfulStage>> page(
            SqlConnection connection,
            StageFilter scope,
            PageWindow.Window window,
            DoubtRules rules,
            MarkFilter which,
            int size) {
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
                .preparedQuery(PAGE)
                .execute(values)
                .map(rows -> lines(rows, rules, which).stream()
                        .skip(window.skip())
                        .limit(size)
                        .toList());
    }

    private static List<DoubtfulStage> lines(RowSet<Row> rows, DoubtRules rules, MarkFilter which) {
        List<DoubtfulStage> lines = new ArrayList<>();
        for (Row row : rows) {
            DoubtRules.Served served = served(row, rules);
            List<String> found = rules.of(served);
            if (row.getBoolean("unfinished")) {
                found.add("unfinished");
            }
            boolean listed = !found.isEmpty() || row.getString("inaccurate") != null;
            if (listed && which.takes(row.getString("verdict"))) {
                lines.add(DoubtfulStage.of(row, found, served.usual().seconds()));
            }
        }
        return lines;
    }

    static DoubtRules.Served served(Row row, DoubtRules rules) {
        TypicalDuration usual = Optional.ofNullable(row.getString("specialist"))
                .map(specialist -> rules.usual(specialist, row.getString("kind")))
                .orElse(TypicalDuration.UNKNOWN);
        return new DoubtRules.Served(
                row.getString("centre"),
                row.getLocalDate("business_day"),
                row.getLong("spent"),
                row.getInteger("begun"),
                row.getInteger("ended"),
                usual);
    }
}
