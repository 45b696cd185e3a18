package dev.talon.desk;

import static dev.talon.web.Problem.said;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.talon.db.Database;
import dev.talon.db.Hints;
import dev.talon.db.Sql;
import dev.talon.queue.Category;
import dev.talon.queue.StageState;
import dev.talon.queue.TicketId;
import dev.talon.ticket.CommandKeys;
import dev.talon.web.Problem;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The turns of a desk that are more than one step, or a step back: what comes next, serving without a ticket, undoing.
 * Each fails with a 404, 409 or 422 problem that says why it cannot be executed now.
 */
public final class DeskTurns {
    private static final String SERVED = Sql.of(DeskTurns.class, "why_not_served", "centre", "desk", "service");

    /**
     * What a press of the one key did.
     *
     * @param did in order: finished, called, started
     * @param call at the desk now; empty: nobody waited
     * @param finished whose service has ended; empty: nobody's
     */
    public record Next(List<String> did, Optional<Call> call, Optional<Call> finished, long version) {}

    /**
     * A command that is as if it had not been given.
     *
     * @param undone its event
     * @param label of the ticket that it concerned
     * @param call at the desk now
     */
    public record Undone(
            String undone,
            String label,
            Optional<Call> call,
            @JsonIgnore int centreId,
            long version) {}

    private final Database database;
    private final Hints hints;
    private final DeskCalls calls;

    public DeskTurns(Database database, Hints hints, DeskCalls calls) {
        this.database = database;
        this.hints = hints;
        this.calls = calls;
    }

    /**
     * Does what comes next at the desk, in one command: calls, starts, or ends the service and calls.
     *
     * @param outcome of a service that ends; a code of the centre's list
     * @return empty if the desk is free and nobody waits
     */
    public Future<Optional<Next>> next(DeskCommand command, Optional<String> outcome) {
        return before(command).compose(done -> done.isPresent() ? again(command, done.get()) : fresh(command, outcome));
    }

    private Future<Optional<Next>> fresh(DeskCommand command, Optional<String> outcome) {
        return calls.at(command.centre(), command.desk(), command.language()).compose(at -> {
            if (at.isEmpty()) {
                return calls.callNext(command).map(call -> call.map(one -> only("called", one)));
            }
            return at.get().state() == StageState.CALLED
                    ? calls.start(command).map(call -> Optional.of(only("started", call)))
                    : advance(command, outcome).map(Optional::of);
        });
    }

    /** What a key did before it does not do again. */
    private Future<Optional<Next>> again(DeskCommand command, CommandKeys.Done done) {
        return calls.doneBefore(command)
                .compose(stage -> calls.at(command.centre(), command.desk(), command.language())
                        .map(at -> stage.map(one -> done.kind().equals("finished")
                                ? new Next(List.of("finished"), at, Optional.of(one), 0)
                                : only(done.kind(), one))));
    }

    private Future<Optional<CommandKeys.Done>> before(DeskCommand command) {
        return command.key()
                .map(key -> CommandKeys.find(database, command.centre(), key))
                .orElseGet(() -> Future.succeededFuture(Optional.empty()));
    }

    private static Next only(String did, Call call) {
        return new Next(List.of(did), Optional.of(call), Optional.empty(), call.version());
    }

    private Future<Next> advance(DeskCommand command, Optional<String> outcome) {
        return calls.advance(command, outcome).compose(done -> {
            if (done.isEmpty()) {
                return calls.refusals().notFinished(command, false, outcome).mapEmpty();
            }
            Optional<Call> call = done.stream().skip(1).findFirst();
            return Future.succeededFuture(new Next(
                    call.isPresent() ? List.of("finished", "called") : List.of("finished"),
                    call,
                    Optional.of(done.get(0)),
                    done.get(0).version()));
        });
    }

    /**
     * Issues a ticket to somebody who has none and begins to serve them at this moment.
     *
     * @param reason why they have priority
     */
    public Future<Call> serve(
            DeskCommand command, String service, Category category, String language, Optional<String> reason) {
        List<Object> more =
                Arrays.asList(TicketId.random().uuid(), service, category.word(), language, reason.orElse(null));
        return calls.run(DeskStatements.SERVE, command, more)
                .compose(call -> call.map(Future::succeededFuture).orElseGet(() -> notServed(command, service)));
    }

    private Future<Call> notServed(DeskCommand command, String service) {
        return calls.refusals()
                .nobody(command)
                .compose(free -> database.reads()
                        .preparedQuery(SERVED)
                        .execute(Tuple.of(command.centre(), command.desk(), service)))
                .map(rows -> {
                    if (rows.size() == 0) {
                        throw Problem.notFound(
                                        "no-such-service", said("no-such-service.of-centre", command.centre(), service))
                                .at("/service", "is not an open service of the centre");
                    }
                    throw Problem.conflict("service-not-here", said("service-not-here", service, command.desk()));
                });
    }

    /** Undoes the desk's last command: within a minute, and only while nothing followed. */
    public Future<Undone> undo(DeskCommand command) {
        return database.fast(command.centre())
                .preparedQuery(DeskStatements.UNDO)
                .execute(calls.arguments(command, List.of()))
                .map(rows -> {
                    Optional<Row> row = Optional.empty();
                    for (Row one : rows) {
                        row = Optional.of(one);
                    }
                    return row;
                })
                .recover(fault -> CommandKeys.isRepeat(fault) || Refusals.isSecondCall(fault)
                        ? Future.succeededFuture(Optional.empty())
                        : Future.failedFuture(fault))
                .compose(row -> row.map(one -> undone(command, one)).orElseGet(() -> undoneBefore(command)));
    }

    private Future<Undone> undone(DeskCommand command, Row row) {
        hints.changed(row.getInteger("centre_id"), row.getLong("version"));
        return calls.at(command.centre(), command.desk(), command.language())
                .map(call -> new Undone(
                        row.getString("what"),
                        row.getString("label"),
                        call,
                        row.getInteger("centre_id"),
                        row.getLong("version")));
    }

    private Future<Undone> undoneBefore(DeskCommand command) {
        return before(command)
                .compose(done -> done.isPresent()
                        ? calls.at(command.centre(), command.desk(), command.language())
                                .map(call -> new Undone(done.get().kind(), "", call, 0, 0))
                        : calls.refusals().<Undone>held(command).map(held -> {
                            throw Problem.conflict("nothing-to-undo", said("nothing-to-undo", command.desk()));
                        }));
    }
}
