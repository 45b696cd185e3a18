package dev.talon.desk;

import dev.talon.db.ClockWatch;
import dev.talon.db.Database;
import dev.talon.db.Hints;
import dev.talon.db.Recurring;
import dev.talon.db.Sql;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who holds a desk, and with which page. A page holds its desk for as long as its socket answers, or if it repeats
 * the hold every few seconds. A hidden or frozen page runs no timers, but its browser answers for it. If a page is
 * silent for longer, any node frees its desk, unless it has a visitor or is on a break: then it keeps its holder
 * until somebody takes it over, or until the day is over.
 */
public final class DeskHolds {
    /** How long a desk may be silent before it is free for others. */
    public static final Duration USUAL_SILENCE = Duration.ofSeconds(30);

    /**
     * @param actor as in the event log
     * @param page the word of the page that holds the desk
     */
    public record Holder(String actor, String page) {}

    /** A page that was heard at its desk. */
    private record Seat(String centre, String desk, String page) {}

    private static final Logger LOG = LoggerFactory.getLogger(DeskHolds.class);
    private final Recurring frees = new Recurring(LOG, "Freeing silent desks");

    /** How often within that time the answers of pages are stored, and silent desks are looked for. */
    private static final int LOOKS = 6;

    private static final String HOLD =
            Sql.of(DeskHolds.class, "hold", "centre", "desk", "page", "specialist", "take", "actor", "silence");

    private static final String LEAVE = Sql.of(DeskHolds.class, "leave", "centre", "desk", "page", "actor");

    private static final String HEARD = Sql.of(DeskHolds.class, "heard", "centres", "desks", "pages");

    private static final String SWEEP =
            Sql.of(DeskHolds.class, "free_silent", "silence", "expected", "node_time", "most_apart");

    private static final String HOLDER = Sql.of(DeskHolds.class, "holder", "centre", "desk");

    private final Vertx vertx;
    private final Database database;
    private final Hints hints;
    private final double silence;
    private final Set<Seat> heard = ConcurrentHashMap.newKeySet();
    private final long looker;

    /** @param silence how long a desk may be silent before it is free for others */
    public DeskHolds(Vertx vertx, Database database, Hints hints, Duration silence) {
        this.vertx = vertx;
        this.database = database;
        this.hints = hints;
        this.silence = silence.toMillis() / 1000.0;
        this.looker = vertx.setPeriodic(Math.max(1, silence.toMillis() / LOOKS), id -> look());
    }

    /**
     * Takes the desk, or confirms that the page still holds it.
     *
     * @param page a random word of the page
     * @param take whether to take the desk over from another page
     * @return fails with 409 while another page holds the desk or it is closed, 404 if there is no such desk
     */
    public Future<Void> hold(String centre, String desk, String page, String specialist, boolean take, String actor) {
        return database.fast(centre)
                .preparedQuery(HOLD)
                .execute(Tuple.of(centre, desk, page, specialist, take, actor).addDouble(silence))
                .map(rows -> {
                    if (rows.size() == 0) {
                        throw Refusals.noDesk(centre, desk);
                    }
                    Row row = rows.iterator().next();
                    if (row.getString("shut_reason") != null) {
                        throw Refusals.shut(desk, row.getString("shut_reason"));
                    }
                    if (!row.getBoolean("is_held")) {
                        throw Boolean.TRUE.equals(row.getBoolean("own"))
                                ? Refusals.heldByYou(desk, row.getString("specialist"))
                                : Refusals.heldBy(desk, row.getString("specialist"));
                    }
                    if (row.getLong("version") != null) {
                        hints.changed(row.getInteger("centre_id"), row.getLong("version"));
                    }
                    return null;
                });
    }

    /** The page's browser answered: the page still exists, whether its scripts run or not. */
    public void isThere(String centre, String desk, String page) {
        heard.add(new Seat(centre, desk, page));
    }

    /** Leaves the desk; a page that does not hold it changes nothing. Fails with 409 if somebody else holds it. */
    public Future<Void> leave(String centre, String desk, String page, String actor) {
        return database.fast(centre)
                .preparedQuery(LEAVE)
                .execute(Tuple.of(centre, desk, page, actor))
                .map(rows -> {
                    for (Row row : rows) {
                        if (row.getBoolean("theirs")) {
                            throw Refusals.heldBy(desk, row.getString("specialist"));
                        }
                        if (row.getLong("version") != null) {
                            tell(row);
                        }
                    }
                    return null;
                });
    }

    /** Who holds a desk; empty where nobody does. */
    public Future<Optional<Holder>> holder(String centre, String desk) {
        return database.reads()
                .preparedQuery(HOLDER)
                .execute(Tuple.of(centre, desk))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(rows.iterator().next())
                                .map(row -> new Holder(row.getString("holder"), row.getString("held_by"))));
    }

    public void close() {
        vertx.cancelTimer(looker);
    }

    /** Stores first who answered: after the database was away, everybody looks silent. */
    private void look() {
        frees.heed(note().compose(noted -> sweep())).onSuccess(rows -> rows.forEach(this::tell));
    }

    /** Not before everybody had the time to answer on the present clock. */
    private Future<? extends Iterable<Row>> sweep() {
        ClockWatch clock = database.clock();
        return clock.ranFor(Duration.ofMillis((long) (silence * 1000)))
                ? database.slow()
                        .preparedQuery(SWEEP)
                        .execute(Tuple.of(silence, clock.expected(), clock.node(), clock.limit()))
                : Future.succeededFuture(List.of());
    }

    private Future<Void> note() {
        List<Seat> seats = List.copyOf(heard);
        if (seats.isEmpty()) {
            return Future.succeededFuture();
        }
        seats.forEach(heard::remove);
        return database.fast()
                .preparedQuery(HEARD)
                .execute(Tuple.of(column(seats, Seat::centre), column(seats, Seat::desk), column(seats, Seat::page)))
                .mapEmpty();
    }

    private static String[] column(List<Seat> seats, Function<Seat, String> value) {
        return seats.stream().map(value).toArray(String[]::new);
    }

    private void tell(Row row) {
        hints.changed(row.getInteger("id"), row.getLong("version"));
    }
}
