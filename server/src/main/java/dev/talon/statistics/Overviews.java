package dev.talon.statistics;

import static dev.talon.web.Problem.said;

import dev.talon.db.Database;
import dev.talon.web.Problem;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Makes overviews. Each is read in one snapshot, so at one moment of the queue. */
public final class Overviews {
    private static final String AT_ONE_MOMENT = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY";
    /** From so many days of centres on an overview takes its turn: a tenth of a second, and a month of all centres is less. */
    private static final long LONG = 1000;

    private final Database database;
    private final PackedDayCache cache;
    private final SummaryRefresher refresher;

    /** @param cache of the node */
    public Overviews(Database database, PackedDayCache cache) {
        this.database = database;
        this.cache = cache;
        this.refresher = new SummaryRefresher(database);
    }

    /**
     * The total is always among the answer.
     *
     * @return fails with a 404 problem where a centre of the scope does not exist
     */
    Future<Overview> of(StageFilter scope, Collection<Breakdown> breakdowns) {
        return inTurn(
                scope.centreDays(),
                () -> atOneMoment(connection -> gather(connection, scope, breakdowns))
                        .compose(Counted::overview));
    }

    /**
     * Both sides at one moment: on a running day nothing of it is in one and not in the other.
     *
     * @return fails as {@link #of}
     */
    Future<Comparison> compare(StageFilter left, StageFilter right) {
        return inTurn(left.centreDays() + right.centreDays(), () -> sides(left, right));
    }

    private Future<Comparison> sides(StageFilter left, StageFilter right) {
        return atOneMoment(connection -> gather(connection, left, EnumSet.of(Breakdown.CENTRE))
                        .compose(one -> gather(connection, right, EnumSet.noneOf(Breakdown.class))
                                .map(other -> List.of(one, other))))
                .compose(sides -> sides.get(0)
                        .overview()
                        .compose(one -> sides.get(1).overview().map(other -> Comparison.of(one, other))));
    }

    /** Makes something of an overview outside the event loops, which serve the queue. */
    <T> Future<T> aside(Callable<T> work) {
        return PackedStageScanner.workers().executeBlocking(work, false);
    }

    private <T> Future<T> inTurn(long centreDays, Supplier<Future<T>> work) {
        return centreDays < LONG ? work.get() : database.longReports().take(work);
    }

    private <T> Future<T> atOneMoment(Function<SqlConnection, Future<T>> reading) {
        return database.reports()
                .withTransaction(connection ->
                        connection.query(AT_ONE_MOMENT).execute().compose(set -> reading.apply(connection)));
    }

    /** What was read of a scope; it is counted to its end where no connection waits for that. */
    private record Counted(StageFilter scope, DisplayNames names, OverviewAggregator aggregator) {
        Future<Overview> overview() {
            return aggregator.finish(counted -> Overviews.overview(scope, names, counted));
        }
    }

    private Future<Counted> gather(SqlConnection connection, StageFilter scope, Collection<Breakdown> breakdowns) {
        var aggregator = new OverviewAggregator(PackedStageScanner.workers(), scope, new LinkedHashSet<>(breakdowns));
        return read(connection, scope, aggregator).map(names -> new Counted(scope, names, aggregator));
    }

    private Future<DisplayNames> read(SqlConnection connection, StageFilter scope, OverviewAggregator aggregator) {
        return DisplayNames.read(connection, scope).compose(names -> {
            known(scope, names.centres());
            return DatedNorms.read(connection, scope)
                    .compose(norms -> PackedDays.read(connection, cache, scope, days -> {
                        norms.ifPresent(anew -> days.forEach(anew::anew));
                        return aggregator.add(days);
                    }))
                    .map(missing -> {
                        if (missing) {
                            refresher.behind(scope);
                        }
                        return names;
                    });
        });
    }

    private static Overview overview(StageFilter scope, DisplayNames names, OverviewAggregator.Counted counted) {
        Map<String, List<Overview.Line>> by = new LinkedHashMap<>();
        counted.splits().forEach(split -> by.put(split.breakdown().word(), lines(names, split)));
        return new Overview(scope.from(), scope.to(), names.centres(), counted.total(), by);
    }

    private static List<Overview.Line> lines(DisplayNames names, BreakdownFigures split) {
        return split.rows().entrySet().stream()
                .map(row -> new Overview.Line(
                        row.getKey().first(),
                        row.getKey().second(),
                        names.of(split.breakdown(), row.getKey().first()),
                        row.getValue()))
                .toList();
    }

    private static void known(StageFilter scope, List<Overview.Named> centres) {
        Set<String> codes = centres.stream().map(Overview.Named::code).collect(Collectors.toSet());
        for (String asked : scope.centres()) {
            if (!codes.contains(asked)) {
                throw Problem.notFound("no-such-centre", said("no-such-centre.code", asked));
            }
        }
    }
}
