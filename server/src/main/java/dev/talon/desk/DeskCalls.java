package dev.talon.desk;

import dev.talon.board.ServiceRates;
import dev.talon.db.Database;
import dev.talon.db.Hints;
import dev.talon.ticket.CommandKeys;
import dev.talon.ticket.TodaysNumbers;
import dev.talon.web.Problem;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The commands of a desk. Each fails with a 404 or 409 problem that says why it cannot be executed now. */
public final class DeskCalls {
    private static final String NOBODY = "nobody_waited";

    private final Database database;
    private final Hints hints;
    private final ServiceRates paces;
    private final Supplier<OffsetDateTime> now;
    private final Refusals refusals;
    private final TodaysNumbers numbers;

    /** @param now null answers mean the database's own clock */
    public DeskCalls(Database database, Hints hints, ServiceRates paces, Supplier<OffsetDateTime> now) {
        this.database = database;
        this.hints = hints;
        this.paces = paces;
        this.now = now;
        this.refusals = new Refusals(this, database, now);
        this.numbers = new TodaysNumbers(database, now);
    }

    /** @return the ticket that is due first among the kinds that the desk serves; empty if nobody is waiting */
    public Future<Optional<Call>> callNext(DeskCommand command) {
        return run(DeskStatements.CALL_NEXT, command, List.of())
                .compose(call -> call.isPresent() ? Future.succeededFuture(call) : nobody(command));
    }

    /**
     * Calls a given ticket out of its turn.
     *
     * @param ticket its id or its number, however it is typed
     * @param reason why, for the event log
     * @param anyKind whether the desk need not serve its kind
     */
    public Future<Call> call(DeskCommand command, String ticket, String reason, boolean anyKind) {
        return numbers.named(command.centre(), ticket)
                .compose(named -> run(
                                DeskStatements.CALL, command, Arrays.asList(named.id(), named.label(), reason, anyKind))
                        .compose(call -> call.map(Future::succeededFuture)
                                .orElseGet(() -> refusals.notCallable(command, named))));
    }

    public Future<Call> recall(DeskCommand command) {
        return change(DeskStatements.RECALL, command, List.of(), "recalled");
    }

    public Future<Call> start(DeskCommand command) {
        return change(DeskStatements.START, command, List.of(), "started");
    }

    /** @param reason why so soon after the call to the desk; empty if the centre's least time has passed */
    public Future<Call> noShow(DeskCommand command, Optional<String> reason) {
        return change(DeskStatements.NO_SHOW, command, Arrays.asList(reason.orElse(null)), "no_show");
    }

    /**
     * @param goOn whether to continue with the ticket's next stage here and now; the answer is then that stage
     * @param outcome a code of the centre's list; empty: nothing else than that it was done
     */
    public Future<Call> finish(DeskCommand command, boolean goOn, Optional<String> outcome) {
        return run(DeskStatements.FINISH, command, Arrays.asList(goOn, outcome.orElse(null)))
                .compose(call -> call.map(Future::succeededFuture)
                        .orElseGet(() -> refusals.notFinished(command, goOn, outcome)));
    }

    /** The call at a desk now; empty where the desk holds none or does not exist. */
    public Future<Optional<Call>> at(String centre, String desk, String language) {
        return read(DeskStatements.AT_DESK, Tuple.of(null, centre, desk), centre, language);
    }

    /** Whether a no-show was refused because the visitor has not had the time to walk. */
    public static boolean isTooSoon(Throwable fault) {
        return fault instanceof Problem problem && Refusals.TOO_SOON.equals(problem.type());
    }

    private Future<Call> change(String sql, DeskCommand command, List<?> more, String event) {
        return run(sql, command, more)
                .compose(call ->
                        call.map(Future::succeededFuture).orElseGet(() -> refusals.notPossible(command, event, false)));
    }

    /** Ends a service and calls whoever is next: the stage that ended, and the call if somebody waited. */
    Future<List<Call>> advance(DeskCommand command, Optional<String> outcome) {
        return all(DeskStatements.ADVANCE, command, Arrays.asList(outcome.orElse(null)));
    }

    /** @return the stages that the command changed; none where it changed nothing, and for a repetition the first one */
    private Future<List<Call>> all(String sql, DeskCommand command, List<?> more) {
        return paces.of(command.centre())
                .compose(pace -> database.fast(command.centre())
                        .preparedQuery(sql)
                        .execute(arguments(command, more))
                        .map(rows -> {
                            List<Call> calls = new ArrayList<>();
                            rows.forEach(row -> calls.add(CallRow.map(row, pace, command.language())));
                            return calls;
                        }))
                .onSuccess(calls ->
                        calls.stream().limit(1).forEach(done -> hints.changed(done.centreId(), done.version())))
                .recover(fault -> CommandKeys.isRepeat(fault) || Refusals.isSecondCall(fault)
                        ? Future.succeededFuture(List.of())
                        : Future.failedFuture(fault))
                .compose(calls -> calls.isEmpty()
                        ? doneBefore(command).map(done -> done.stream().toList())
                        : Future.succeededFuture(calls));
    }

    Future<Optional<Call>> run(String sql, DeskCommand command, List<?> more) {
        return all(sql, command, more).map(calls -> calls.stream().findFirst());
    }

    /** The values of every command, and those that follow. */
    Tuple arguments(DeskCommand command, List<?> more) {
        List<Object> arguments = new ArrayList<>(Arrays.asList(
                now.get(),
                command.centre(),
                command.desk(),
                command.actor(),
                command.key().orElse(null),
                command.page().orElse(null),
                command.override().orElse(null)));
        arguments.addAll(more);
        return Tuple.wrap(arguments);
    }

    Refusals refusals() {
        return refusals;
    }

    /**
     * «Nobody was waiting» is an answer like any other: it is stored under the command's key, so that a repetition of
     * the command calls nobody unexpectedly.
     */
    private Future<Optional<Call>> nobody(DeskCommand command) {
        if (command.key().isEmpty()) {
            return refusals.nobody(command);
        }
        return CommandKeys.find(database, command.centre(), command.key().get())
                .compose(done -> done.isPresent()
                        ? Future.succeededFuture(Optional.empty())
                        : refusals.nobody(command).compose(free -> keepNobody(command)));
    }

    private Future<Optional<Call>> keepNobody(DeskCommand command) {
        Tuple values = Tuple.of(
                now.get(),
                command.centre(),
                command.desk(),
                command.actor(),
                command.key().orElseThrow());
        // It locks nothing of the centre, so it delays none of its commands.
        return database.fast()
                .preparedQuery(DeskStatements.NOBODY_WAITED)
                .execute(values)
                .map(noted -> Optional.<Call>empty())
                .recover(fault -> CommandKeys.isRepeat(fault) ? doneBefore(command) : Future.failedFuture(fault));
    }

    /** A command that changed nothing may be a repetition: its first answer is the stage as it is now. */
    Future<Optional<Call>> doneBefore(DeskCommand command) {
        if (command.key().isEmpty()) {
            return Future.succeededFuture(Optional.empty());
        }
        return CommandKeys.find(database, command.centre(), command.key().get()).compose(done -> {
            if (done.isEmpty() || done.get().kind().equals(NOBODY)) {
                return Future.succeededFuture(Optional.empty());
            }
            if (!done.get().desk().equals(Optional.of(command.desk()))) {
                return Future.failedFuture(CommandKeys.reused());
            }
            Tuple stage = Tuple.of(
                    null,
                    command.centre(),
                    command.desk(),
                    done.get().ticket(),
                    done.get().position());
            return read(DeskStatements.TOUCHED_STAGE, stage, command.centre(), command.language());
        });
    }

    private Future<Optional<Call>> read(String sql, Tuple arguments, String centre, String language) {
        return paces.of(centre)
                .compose(pace -> database.reads()
                        .preparedQuery(sql)
                        .execute(arguments)
                        .map(rows -> first(rows).map(row -> CallRow.map(row, pace, language))));
    }

    private static Optional<Row> first(RowSet<Row> rows) {
        return rows.size() == 0 ? Optional.empty() : Optional.of(rows.iterator().next());
    }
}
