package dev.talon.board;

import dev.talon.db.AsyncCache;
import dev.talon.db.Database;
import dev.talon.db.Sql;
import dev.talon.hours.LastTicket;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Supplier;

/** How the queue of a centre stands when it will close soon. May be a few seconds old; a ticket's own statement counts again. */
final class ClosingRates {
    private static final String SQL = Sql.of(ClosingRates.class, "closing_rates", "centre", "now");
    private static final Duration FRESH = Duration.ofSeconds(3);
    private static final OfKind NOBODY = new OfKind(0, 0, new LastTicket.Pace(300, 240, 0, 0));

    /**
     * @param waiting how many wait for a kind of stage, those who were put off or set aside among them
     * @param coming how many are in a stage before it
     */
    private record OfKind(int waiting, int coming, LastTicket.Pace pace) {}

    /** The queue of a centre: what stands by kind, and the routes of its services. */
    static final class Queue {
        private final Map<String, OfKind> kinds = new HashMap<>();
        private final Map<String, List<String>> routes = new HashMap<>();
        /** Seconds by which tickets stop sooner than is reckoned: what the centre's days have taught it. */
        private int margin;

        /**
         * The most who may wait for the first kind of a service, so that one more is served by closing.
         *
         * @return empty for an unknown service
         */
        OptionalInt mostWaiting(String service, Duration left) {
            List<String> route = routes.getOrDefault(service, List.of());
            if (route.isEmpty()) {
                return OptionalInt.empty();
            }
            List<LastTicket.Later> later = route.stream()
                    .skip(1)
                    .map(this::kind)
                    .map(kind -> new LastTicket.Later(kind.pace(), kind.waiting() + kind.coming()))
                    .toList();
            return OptionalInt.of(
                    LastTicket.mostWaiting(kind(route.get(0)).pace(), later, left.toMillis() / 1000.0, margin));
        }

        /** Whether more wait for a service already than may. */
        boolean isTooLong(String service, Duration left) {
            OptionalInt most = mostWaiting(service, left);
            return most.isPresent() && kind(routes.get(service).get(0)).waiting() > most.getAsInt();
        }

        private OfKind kind(String kind) {
            return kinds.getOrDefault(kind, NOBODY);
        }
    }

    private final Database database;
    private final Supplier<OffsetDateTime> now;
    private final AsyncCache<String, Queue> known;

    ClosingRates(Vertx vertx, Database database, Supplier<OffsetDateTime> now) {
        this.database = database;
        this.now = now;
        this.known = new AsyncCache<>(vertx, FRESH, 10_000, this::read);
    }

    Future<Queue> of(String centre) {
        return known.get(centre);
    }

    private Future<Queue> read(String centre) {
        return database.reads()
                .preparedQuery(SQL)
                .execute(Tuple.of(centre, now.get()))
                .map(rows -> {
                    var queue = new Queue();
                    for (Row row : rows) {
                        queue.margin = 60 * row.getInteger("closing_margin");
                        ((JsonObject) row.getJson("routes"))
                                .forEach(each -> queue.routes.put(
                                        each.getKey(),
                                        ((JsonArray) each.getValue())
                                                .stream()
                                                        .map(String.class::cast)
                                                        .toList()));
                        queue.kinds.put(
                                row.getString("kind"),
                                new OfKind(
                                        row.getInteger("waiting"),
                                        row.getInteger("coming"),
                                        new LastTicket.Pace(
                                                row.getDouble("mean"),
                                                row.getDouble("deviation"),
                                                row.getInteger("open"),
                                                row.getInteger("busy"),
                                                absent((JsonArray) row.getJson("breaks")))));
                    }
                    return queue;
                });
    }

    /** @param breaks seconds until each ends; null: nobody said, or it should have ended */
    private static List<LastTicket.Absence> absent(JsonArray breaks) {
        return breaks.stream()
                .map(rest -> rest == null
                        ? LastTicket.Absence.unknown()
                        : LastTicket.Absence.until(((Number) rest).doubleValue()))
                .toList();
    }
}
