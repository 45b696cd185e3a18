package dev.talon.desk;

import dev.talon.db.Database;
import dev.talon.db.Hints;
import dev.talon.ticket.CommandKeys;
import dev.talon.ticket.TodaysNumbers;
import dev.talon.ticket.TodaysNumbers.Named;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * The commands after which a visitor waits, or is away, and is at no desk. Each fails with a 404 or 409 problem that
 * says why it cannot be executed now.
 */
public final class DeskMoves {
    /**
     * To whom a visitor is handed on: exactly one of the first four.
     *
     * @param service code
     * @param kind code
     * @param desk code
     * @param specialist login
     * @param wrongService whether the visitor was here for the wrong service: then this stage leaves both means, and the
     *     next one keeps its place
     * @param minutes for which the visitor waits for that desk or person only; then for everybody
     * @param backTo {@code specialist} or {@code desk}: whoever hands the visitor on, or that desk, has them back
     *     afterwards; empty: nobody
     * @param comment for the one who calls the visitor next
     * @param reason for the event log, which has the comment too
     */
    public record Goal(
            Optional<String> service,
            Optional<String> kind,
            Optional<String> desk,
            Optional<String> specialist,
            boolean wrongService,
            Optional<String> comment,
            int minutes,
            Optional<String> backTo,
            Optional<String> reason) {}

    private final Database database;
    private final Hints hints;
    private final DeskCalls calls;
    private final Supplier<OffsetDateTime> now;
    private final MoveRefusals refusals;
    private final TodaysNumbers numbers;

    /** @param now null answers mean the database's own clock */
    public DeskMoves(Database database, Hints hints, DeskCalls calls, Supplier<OffsetDateTime> now) {
        this.database = database;
        this.hints = hints;
        this.calls = calls;
        this.now = now;
        this.refusals = new MoveRefusals(calls, database, now);
        this.numbers = new TodaysNumbers(database, now);
    }

    /**
     * Puts off a visitor who waits.
     *
     * @param ticket its id or its number, however it is typed
     * @param minutes 1–60
     */
    public Future<Moved> postpone(DeskCommand command, String ticket, int minutes, String reason) {
        return numbers.named(command.centre(), ticket)
                .compose(named -> run(
                                DeskStatements.POSTPONE,
                                command,
                                Arrays.asList(named.id(), named.label(), minutes, reason))
                        .compose(moved -> moved.map(Future::succeededFuture)
                                .orElseGet(() -> refusals.notWaiting(command, named))));
    }

    /** @param minutes until the visitor is back by the clock; empty: as long as the centre usually has it */
    public Future<Moved> setAside(DeskCommand command, Optional<Integer> minutes, Optional<String> reason) {
        return run(DeskStatements.SET_ASIDE, command, Arrays.asList(minutes.orElse(null), reason.orElse(null)))
                .compose(moved ->
                        moved.map(Future::succeededFuture).orElseGet(() -> refusals.notAtHand(command, "set aside")));
    }

    /**
     * Says that a visitor is back: one who was put off or set aside, or, on the same day, one who did not come.
     *
     * @param ticket its id or its number, however it is typed
     * @param reason needed when a no-show is longer ago than the centre's minutes
     */
    public Future<Moved> back(DeskCommand command, String ticket, Optional<String> reason) {
        return numbers.named(command.centre(), ticket)
                .compose(named -> run(
                                DeskStatements.RETURN,
                                command,
                                Arrays.asList(named.id(), named.label(), reason.orElse(null), true))
                        .compose(moved ->
                                moved.map(Future::succeededFuture).orElseGet(() -> refusals.notAway(command, named))));
    }

    /** As {@link #postpone}, without a desk. */
    public Future<Moved> postponeTicket(Without command, UUID ticket, int minutes, String reason) {
        return run(DeskStatements.POSTPONE_TICKET, command, Arrays.asList(ticket, null, minutes, reason))
                .compose(moved -> moved.map(Future::succeededFuture)
                        .orElseGet(() -> refusals.notWaiting(command.centre(), Named.of(ticket))));
    }

    /**
     * As {@link #back}, without a desk.
     *
     * @param afterNoShow whether one who did not come may be brought back; else only one who was put off or set aside
     */
    public Future<Moved> backOfTicket(Without command, UUID ticket, Optional<String> reason, boolean afterNoShow) {
        return run(DeskStatements.RETURN_TICKET, command, Arrays.asList(ticket, null, reason.orElse(null), afterNoShow))
                .compose(moved -> moved.map(Future::succeededFuture)
                        .orElseGet(() -> refusals.notAway(command.centre(), Named.of(ticket))));
    }

    /** Hands a visitor on who waits, without a desk; the place stays, and a service comes in place of what was planned. */
    public Future<Moved> transferTicket(Without command, UUID ticket, Goal goal) {
        List<Object> more = Arrays.asList(
                ticket,
                null,
                goal.service().orElse(null),
                goal.kind().orElse(null),
                goal.desk().orElse(null),
                goal.specialist().map("staff:"::concat).orElse(null),
                goal.comment().orElse(null),
                goal.minutes(),
                goal.reason().orElse(null));
        return run(DeskStatements.TRANSFER_TICKET, command, more)
                .compose(moved -> moved.map(Future::succeededFuture)
                        .orElseGet(() -> refusals.notTransferable(command.centre(), Named.of(ticket), goal)));
    }

    public Future<Moved> transfer(DeskCommand command, Goal goal) {
        List<Object> more = Arrays.asList(
                goal.service().orElse(null),
                goal.kind().orElse(null),
                goal.desk().orElse(null),
                goal.specialist().map("staff:"::concat).orElse(null),
                goal.wrongService(),
                goal.comment().orElse(null),
                goal.minutes(),
                goal.backTo().orElse(null),
                goal.reason().orElse(null));
        return run(DeskStatements.TRANSFER, command, more)
                .compose(moved ->
                        moved.map(Future::succeededFuture).orElseGet(() -> refusals.notTransferable(command, goal)));
    }

    private Future<Optional<Moved>> run(String sql, DeskCommand command, List<?> more) {
        return execute(sql, command.centre(), command.key(), calls.arguments(command, more));
    }

    /** @return empty where nothing was changed, and it is no repetition */
    Future<Optional<Moved>> run(String sql, Without command, List<?> more) {
        List<Object> values = new ArrayList<>(Arrays.asList(
                now.get(), command.centre(), command.actor(), command.key().orElse(null)));
        values.addAll(more);
        return execute(sql, command.centre(), command.key(), Tuple.wrap(values));
    }

    private Future<Optional<Moved>> execute(String sql, String centre, Optional<String> key, Tuple values) {
        return database.fast(centre)
                .preparedQuery(sql)
                .execute(values)
                .map(rows -> {
                    Optional<Moved> moved = Optional.empty();
                    for (Row row : rows) {
                        moved = Optional.of(Moved.of(row));
                    }
                    return moved;
                })
                .onSuccess(moved -> moved.ifPresent(done -> hints.changed(done.centreId(), done.version())))
                .recover(fault -> CommandKeys.isRepeat(fault) || Refusals.isSecondCall(fault)
                        ? Future.succeededFuture(Optional.empty())
                        : Future.failedFuture(fault))
                .compose(moved -> moved.isPresent() ? Future.succeededFuture(moved) : doneBefore(centre, key));
    }

    /** A command that changed nothing may be a repetition: its first answer is the ticket as it is now. */
    private Future<Optional<Moved>> doneBefore(String centre, Optional<String> key) {
        return key.map(known -> CommandKeys.find(database, centre, known)
                        .compose(done -> done.isEmpty() || done.get().ticket() == null
                                ? Future.<Optional<Moved>>succeededFuture(Optional.empty())
                                : furthest(centre, done.get().ticket())))
                .orElseGet(() -> Future.succeededFuture(Optional.empty()));
    }

    private Future<Optional<Moved>> furthest(String centre, UUID ticket) {
        return database.reads()
                .preparedQuery(DeskStatements.MOVED_STAGE)
                .execute(Tuple.of(centre, ticket))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(Moved.of(rows.iterator().next())));
    }

    /** Who commands, without a desk. */
    public record Without(String centre, String actor, Optional<String> key) {}
}
