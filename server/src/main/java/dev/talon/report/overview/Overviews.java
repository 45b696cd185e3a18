package dev.talon.report.overview;

import dev.talon.db.Database;
import dev.talon.report.DayFigures;
import dev.talon.web.Problem;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.SqlConnection;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes overviews. The stages are read in one statement, so at one moment of the queue. */
public final class Overviews {
    private static final Logger LOG = LoggerFactory.getLogger(Overviews.class);

    private final Database database;
    private final DayFigures days;

    public Overviews(Database database) {
        this.database = database;
        this.days = new DayFigures(database);
    }

    /**
     * The total is always among the answer.
     *
     * @return fails with a 404 problem where a centre of the scope does not exist, 422 where the scope is too large
     */
    Future<Overview> of(Scope scope, Collection<Breakdown> breakdowns) {
        var gathering = new Gathering(
                scope,
                Stream.concat(Stream.of(Breakdown.TOTAL), breakdowns.stream()).distinct());
        return database.reports()
                .withTransaction(connection -> read(connection, scope, gathering))
                .compose(names -> Vertx.currentContext()
                        .executeBlocking(gathering::finish, false)
                        .map(splits -> overview(scope, names, splits)));
    }

    private Future<Names> read(SqlConnection connection, Scope scope, Gathering gathering) {
        return Names.read(connection, scope).compose(names -> {
            known(scope, names.centres());
            return DatedNorms.read(connection, scope)
                    .compose(norms -> PackedDays.read(
                            connection,
                            scope,
                            day -> gathering.add(
                                    norms.map(anew -> anew.anew(day)).orElse(day))))
                    .map(missing -> {
                        if (missing) {
                            settleBehind(scope);
                        }
                        return names;
                    });
        });
    }

    /** The answer does not wait for it: the next one will be quicker. */
    private void settleBehind(Scope scope) {
        Optional<String> one =
                scope.centres().size() == 1 ? Optional.of(scope.centres().get(0)) : Optional.empty();
        Future<Integer> settled = Future.succeededFuture(0);
        for (int year = scope.to().getYear(); year >= scope.from().getYear(); year--) {
            int each = year;
            settled = settled.compose(before -> days.settle(each, one));
        }
        settled.onFailure(fault -> LOG.info("Past days are summed up later: {}", fault.getMessage()));
    }

    private static Overview overview(Scope scope, Names names, List<Split> splits) {
        Map<String, List<Overview.Line>> by = new LinkedHashMap<>();
        for (Split split : splits) {
            if (split.breakdown() != Breakdown.TOTAL) {
                by.put(split.breakdown().word(), lines(scope, names, split));
            }
        }
        Figures total = splits.get(0).total().figures(!scope.splitsTickets());
        return new Overview(scope.from(), scope.to(), names.centres(), total, by);
    }

    private static List<Overview.Line> lines(Scope scope, Names names, Split split) {
        boolean whole = split.breakdown().keepsTicketsWhole() && !scope.splitsTickets();
        return split.keys().stream()
                .map(key -> new Overview.Line(
                        key.first(),
                        key.second(),
                        names.of(split.breakdown(), key.first()),
                        split.tally(key).figures(whole)))
                .toList();
    }

    private static void known(Scope scope, List<Overview.Named> centres) {
        Set<String> codes = centres.stream().map(Overview.Named::code).collect(Collectors.toSet());
        for (String asked : scope.centres()) {
            if (!codes.contains(asked)) {
                throw Problem.notFound("no-such-centre", "There is no centre with the code " + asked + ".")
                        .ru("Центра с кодом " + asked + " нет.");
            }
        }
    }
}
