package dev.talon.host;

import static dev.talon.web.Problem.said;

import dev.talon.db.Database;
import dev.talon.db.Hints;
import dev.talon.db.Sql;
import dev.talon.queue.Category;
import dev.talon.queue.TicketId;
import dev.talon.ticket.CommandKeys;
import dev.talon.ticket.Ticket;
import dev.talon.ticket.Tickets;
import dev.talon.web.Problem;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Changes the place of a waiting ticket by hand, with a reason: priority given and taken back, a move out of turn and its
 * end, a cancellation taken back. A ticket that was called stays where it is.
 */
public final class PlaceChanges {
    /**
     * Who does what to which ticket.
     *
     * @param reason empty where none is needed
     */
    record Change(String centre, TicketId ticket, Optional<String> reason, String actor, Optional<String> key) {}

    private static final String CATEGORY = Sql.of(
            PlaceChanges.class, "change_category", "now", "centre", "ticket", "category", "reason", "actor", "key");
    private static final String FORWARD =
            Sql.of(PlaceChanges.class, "move_forward", "now", "centre", "ticket", "first", "reason", "actor", "key");
    private static final String BACK =
            Sql.of(PlaceChanges.class, "move_back", "now", "centre", "ticket", "actor", "key");
    private static final String RESTORE =
            Sql.of(PlaceChanges.class, "restore", "now", "centre", "ticket", "actor", "key");
    private static final String STANDS = Sql.of(PlaceChanges.class, "how_it_stands", "centre", "ticket");

    /** A ticket whose place was not changed. */
    private record Standing(String label, String category, String state, String desk) {}

    private final Database database;
    private final Hints hints;
    private final Tickets tickets;
    private final Supplier<OffsetDateTime> now;

    /** @param now null answers mean the database's own clock */
    public PlaceChanges(Database database, Hints hints, Tickets tickets, Supplier<OffsetDateTime> now) {
        this.database = database;
        this.hints = hints;
        this.tickets = tickets;
        this.now = now;
    }

    /** @return the ticket; fails with 404 if there is none, 409 if it does not wait or is of this category already */
    Future<Ticket> category(Change change, Category category) {
        return run(
                CATEGORY,
                change,
                values(change, category.word()),
                whereItWaits(standing -> Problem.conflict(
                        "category-same", said("category-same." + standing.category(), standing.label()))));
    }

    /**
     * @param first before everybody; otherwise before those who are not due yet
     * @return the ticket; fails with 404 if there is none, 409 if it does not wait or cannot come further forward
     */
    Future<Ticket> forward(Change change, boolean first) {
        String key = first ? "nobody-before.first" : "nobody-before";
        return run(
                FORWARD,
                change,
                values(change, first),
                whereItWaits(standing -> Problem.conflict("nobody-before", said(key, standing.label()))));
    }

    /** @return the ticket; fails with 404 if there is none, 409 if it does not wait or was not moved */
    Future<Ticket> back(Change change) {
        return run(
                BACK,
                change,
                values(change),
                whereItWaits(standing -> Problem.conflict("not-moved", said("not-moved", standing.label()))));
    }

    /**
     * @return the ticket, which waits where it waited; fails with 404 if there is none, 409 if it was not cancelled
     *     while it waited, today
     */
    Future<Ticket> restore(Change change) {
        return run(
                RESTORE,
                change,
                values(change),
                standing -> Problem.conflict("not-cancelled", said("not-cancelled", standing.label())));
    }

    private Tuple values(Change change) {
        return Tuple.of(
                now.get(),
                change.centre(),
                change.ticket().uuid(),
                change.actor(),
                change.key().orElse(null));
    }

    private Tuple values(Change change, Object what) {
        return Tuple.from(new Object[] {
            now.get(),
            change.centre(),
            change.ticket().uuid(),
            what,
            change.reason().orElse(null),
            change.actor(),
            change.key().orElse(null)
        });
    }

    /** @param refusal of a ticket that was left unchanged */
    private Future<Ticket> run(String sql, Change change, Tuple values, Function<Standing, Problem> refusal) {
        return database.fast(change.centre())
                .preparedQuery(sql)
                .execute(values)
                .map(rows -> {
                    rows.forEach(row -> hints.changed(row.getInteger("centre_id"), row.getLong("version")));
                    return rows.size() > 0;
                })
                .recover(fault ->
                        CommandKeys.isRepeat(fault) ? Future.succeededFuture(false) : Future.failedFuture(fault))
                .compose(changed -> changed ? Future.succeededFuture() : doneBefore(change, refusal))
                .compose(done -> tickets.get(change.centre(), change.ticket()));
    }

    /** A command that changed nothing may be a repetition; otherwise it is refused. */
    private Future<Void> doneBefore(Change change, Function<Standing, Problem> refusal) {
        return change.key()
                .map(key -> CommandKeys.find(database, change.centre(), key).map(Optional::isPresent))
                .orElseGet(() -> Future.succeededFuture(false))
                .compose(done -> done ? Future.succeededFuture() : refused(change, refusal));
    }

    private Future<Void> refused(Change change, Function<Standing, Problem> refusal) {
        return database.reads()
                .preparedQuery(STANDS)
                .execute(Tuple.of(change.centre(), change.ticket().uuid()))
                .map(rows -> {
                    throw refusal.apply(standing(rows));
                });
    }

    /** @param waits the refusal of a ticket that waits; any other stays where it is */
    private static Function<Standing, Problem> whereItWaits(Function<Standing, Problem> waits) {
        return standing -> switch (standing.state()) {
            case "waiting" -> waits.apply(standing);
            case "called" ->
                Problem.conflict("already-called", said("already-called", standing.label(), standing.desk()));
            default -> Problem.conflict("not-waiting", said("not-waiting.place", standing.label()));
        };
    }

    private static Standing standing(RowSet<Row> rows) {
        if (rows.size() == 0) {
            throw Problem.notFound("no-such-ticket", said("no-such-ticket.here"));
        }
        Row row = rows.iterator().next();
        return new Standing(
                row.getString("label"), row.getString("category"), row.getString("state"), row.getString("desk"));
    }
}
