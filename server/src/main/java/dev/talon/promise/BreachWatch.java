package dev.talon.promise;

import dev.talon.db.Database;
import dev.talon.db.Recurring;
import dev.talon.db.RecurringWork;
import dev.talon.db.Sql;
import dev.talon.schedule.CentreHours;
import dev.talon.schedule.Timetables;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks ahead at every centre at which somebody waits, once a minute and on one node: what is feared twice running is
 * kept as an alert. What came of earlier alerts is noted.
 */
public final class BreachWatch {
    private static final Logger LOG = LoggerFactory.getLogger(BreachWatch.class);

    /** So far ahead, seconds. */
    static final int AHEAD = 20 * 60;
    /** So likely must it be. */
    static final double FEARED = 0.7;
    /** The wait of an alert, where no open desk serves the kind; every other is over its norm. */
    private static final int NOBODY_SERVES = 0;
    /** Centres that a node takes at once; the others come with the next look or on another node. */
    private static final int CENTRES = 300;

    private static final String CLAIM = Sql.of(BreachWatch.class, "claim_watch", "now", "most");
    private static final String ARRIVALS = Sql.of(BreachWatch.class, "arrivals", "centre", "now");
    private static final String CLOSED = Sql.of(BreachWatch.class, "closed_desks", "centre");
    private static final String RAISE = Sql.of(
            BreachWatch.class,
            "raise_alert",
            "now",
            "centre",
            "feared",
            "ahead",
            "kinds",
            "norms",
            "waits",
            "desks",
            "waits_with");
    private static final String SCORE = Sql.of(BreachWatch.class, "score_alerts", "now");

    private record Alert(HallForecast.Outlook feared, Optional<HallForecast.Help> help) {}

    private final Database database;
    private final Promises promises;
    private final Timetables timetables;
    private final Supplier<OffsetDateTime> now;
    private final Vertx vertx;
    private final Recurring centres = new Recurring(LOG, "Looking ahead at a centre's queue");
    private final RecurringWork looks;

    /**
     * @param now null answers mean the database's own clock
     * @param look how often it looks, usually once a minute
     */
    public BreachWatch(
            Vertx vertx,
            Database database,
            Promises promises,
            Timetables timetables,
            Supplier<OffsetDateTime> now,
            Duration look) {
        this.database = database;
        this.promises = promises;
        this.timetables = timetables;
        this.now = now;
        this.vertx = vertx;
        this.looks = new RecurringWork(vertx, LOG, "Looking ahead at the queues", look, this::run);
    }

    public void close() {
        looks.close();
    }

    /** @return how many centres it has looked at */
    public Future<Integer> run() {
        return database.slow()
                .preparedQuery(CLAIM)
                .execute(Tuple.of(now.get(), CENTRES))
                .compose(rows -> each(rows.iterator(), 0))
                .compose(count -> database.slow()
                        .preparedQuery(SCORE)
                        .execute(Tuple.of(now.get()))
                        .map(scored -> count));
    }

    /** One after the other: it is never in a hurry. */
    private Future<Integer> each(io.vertx.sqlclient.RowIterator<Row> rows, int done) {
        if (!rows.hasNext()) {
            return Future.succeededFuture(done);
        }
        Row row = rows.next();
        // One that cannot be looked at keeps nobody from looking at the others.
        return centres.heed(look(row.getString("code"), Set.of(row.getArrayOfStrings("feared"))))
                .<Void>otherwiseEmpty()
                .compose(looked -> each(rows, done + 1));
    }

    private Future<Void> look(String centre, Set<String> before) {
        return promises.hall(centre).compose(found -> {
            if (found.isEmpty()) {
                return Future.succeededFuture();
            }
            return Future.all(
                            database.slow().preparedQuery(ARRIVALS).execute(Tuple.of(centre, now.get())),
                            database.slow().preparedQuery(CLOSED).execute(Tuple.of(centre)),
                            timetables.of(centre))
                    .compose(read -> vertx.executeBlocking(
                            () -> feared(found.get(), read.resultAt(0), read.resultAt(1), read.resultAt(2)), false))
                    .compose(feared -> keep(centre, before, feared));
        });
    }

    private static List<Alert> feared(HallRow row, RowSet<Row> arrivals, RowSet<Row> closed, CentreHours hours) {
        List<Arrival> coming = new ArrayList<>();
        arrivals.forEach(one -> coming.add(new Arrival(
                List.of(one.getArrayOfStrings("route")), one.getInteger("norm"), one.getDouble("an_hour"))));
        List<HallForecast.Closed> desks = new ArrayList<>();
        closed.forEach(one ->
                desks.add(new HallForecast.Closed(one.getString("code"), List.of(one.getArrayOfStrings("kinds")))));
        var forecast = new HallForecast(row.hall(), coming, AHEAD);
        return forecast.outlooks(kept(row.norms(), joined(arrivals, hours)), served(arrivals, hours)).stream()
                .filter(outlook -> outlook.share() >= FEARED)
                .map(outlook -> new Alert(outlook, forecast.help(outlook, desks)))
                .toList();
    }

    private static Map<String, Double> kept(Map<String, Double> norms, Set<String> kinds) {
        Map<String, Double> kept = new LinkedHashMap<>(norms);
        kept.keySet().retainAll(kinds);
        return kept;
    }

    /** The kinds of which some service gives tickets at the moment in question. */
    private static Set<String> joined(RowSet<Row> services, CentreHours hours) {
        return kinds(services, (service, now) -> hours.givesTickets(service, now.plusSeconds(AHEAD)));
    }

    /** The kinds of which some service is open now. */
    private static Set<String> served(RowSet<Row> services, CentreHours hours) {
        return kinds(
                services,
                (service, now) ->
                        hours.hours().opening(Optional.of(service), now).isOpen());
    }

    private static Set<String> kinds(RowSet<Row> services, BiPredicate<String, Instant> of) {
        Set<String> kinds = new HashSet<>();
        for (Row service : services) {
            if (of.test(
                    service.getString("service"),
                    service.getOffsetDateTime("now").toInstant())) {
                kinds.addAll(List.of(service.getArrayOfStrings("route")));
            }
        }
        return kinds;
    }

    private Future<Void> keep(String centre, Set<String> before, List<Alert> feared) {
        List<Alert> twice = feared.stream()
                .filter(alert -> before.contains(alert.feared().kind()))
                .toList();
        return database.slow()
                .preparedQuery(RAISE)
                .execute(Tuple.from(new Object[] {
                    now.get(),
                    centre,
                    feared.stream().map(alert -> alert.feared().kind()).toArray(String[]::new),
                    AHEAD,
                    twice.stream().map(alert -> alert.feared().kind()).toArray(String[]::new),
                    twice.stream().map(alert -> (int) alert.feared().norm()).toArray(Integer[]::new),
                    twice.stream()
                            .map(alert -> (int) alert.feared().expected().orElse(NOBODY_SERVES))
                            .toArray(Integer[]::new),
                    twice.stream()
                            .map(alert ->
                                    alert.help().map(HallForecast.Help::desk).orElse(null))
                            .toArray(String[]::new),
                    twice.stream()
                            .map(alert -> alert.help()
                                    .map(help -> (int) help.expected())
                                    .orElse(null))
                            .toArray(Integer[]::new)
                }))
                .mapEmpty();
    }
}
