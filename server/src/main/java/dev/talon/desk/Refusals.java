package dev.talon.desk;

import static dev.talon.web.Problem.said;

import dev.talon.db.Database;
import dev.talon.db.Sql;
import dev.talon.queue.StageState;
import dev.talon.ticket.TodaysNumbers;
import dev.talon.web.Problem;
import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Finds out why a command changed nothing, and says what to do instead. */
final class Refusals {
    static final String PAUSED = "desk-paused";
    static final String TOO_SOON = "no-show-too-soon";

    private static final String DESK =
            Sql.of(Refusals.class, "why_refused", "centre", "desk", "actor", "page", "override", "now");

    private static final String ELSEWHERE = Sql.of(Refusals.class, "call_elsewhere", "centre", "actor");

    private static final String TICKET = Sql.of(Refusals.class, "why_not_callable", "centre", "ticket", "label", "now");

    private final DeskCalls calls;
    private final Database database;
    private final Supplier<OffsetDateTime> now;

    /** @param now null answers mean the database's own clock */
    Refusals(DeskCalls calls, Database database, Supplier<OffsetDateTime> now) {
        this.calls = calls;
        this.database = database;
        this.now = now;
    }

    /** Call-next found nobody: fails if the desk is busy, on a break or missing; else nobody is waiting. */
    Future<Optional<Call>> nobody(DeskCommand command) {
        return desk(command)
                .compose(desk -> calls.at(command.centre(), command.desk(), command.language())
                        .<Void>map(held -> {
                            held.ifPresent(call -> {
                                throw busy(call);
                            });
                            if (!desk.getBoolean("active")) {
                                throw closed(command);
                            }
                            if (desk.getString("shut_reason") != null) {
                                throw shut(command.desk(), desk.getString("shut_reason"));
                            }
                            if (desk.getOffsetDateTime("paused_at") != null) {
                                throw paused(command, desk);
                            }
                            return null;
                        }))
                .compose(free ->
                        database.reads().preparedQuery(ELSEWHERE).execute(Tuple.of(command.centre(), command.actor())))
                .map(rows -> {
                    for (Row row : rows) {
                        if (command.override().isEmpty()
                                && !row.getString("desk").equals(command.desk())) {
                            throw elsewhere(row);
                        }
                    }
                    return Optional.empty();
                });
    }

    /**
     * The actor does not hold the desk: fails with a 409 problem that names the holder, 404 if there is no such desk.
     */
    <T> Future<T> held(DeskCommand command) {
        return desk(command).mapEmpty();
    }

    Future<Call> notCallable(DeskCommand command, TodaysNumbers.Named ticket) {
        return nobody(command)
                .compose(free -> database.reads()
                        .preparedQuery(TICKET)
                        .execute(Tuple.of(command.centre(), ticket.id(), ticket.label(), now.get())))
                .map(rows -> {
                    if (rows.size() == 0) {
                        ticket.refuseSeveral();
                        throw Problem.notFound("no-such-ticket", said("no-such-ticket"))
                                .at("/ticket", "is not a ticket of today");
                    }
                    throw notWaiting(rows.iterator().next());
                });
    }

    Future<Call> notPossible(DeskCommand command, String event, boolean goOn) {
        return desk(command)
                .compose(known -> calls.at(command.centre(), command.desk(), command.language())
                        .map(held -> {
                            throw held.map(call ->
                                            notYet(call, event, known).orElseGet(() -> wrongState(call, event, goOn)))
                                    .orElseGet(() -> empty(command));
                        }));
    }

    /** The state is right, and something else is not: it is too soon, or too often. */
    private static Optional<Problem> notYet(Call call, String event, Row known) {
        boolean called = call.state() == StageState.CALLED;
        return switch (event) {
            case "no_show" -> called ? Optional.of(tooSoon(call, known.getInteger("no_show_after"))) : Optional.empty();
            case "recalled" ->
                called && call.recallsLeft().filter(left -> left <= 0).isPresent()
                        ? Optional.of(Problem.conflict(
                                        "recall-limit",
                                        said("recall-limit", call.label(), known.getInteger("recall_limit")))
                                .with("call", call))
                        : called
                                ? Optional.of(Problem.conflict(
                                                "recall-too-soon",
                                                said("recall-too-soon", call.label(), known.getInteger("recall_pause")))
                                        .with("call", call))
                                : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** A service did not end: it has not begun, or there is no such outcome, or nothing to go on with. */
    Future<Call> notFinished(DeskCommand command, boolean goOn, Optional<String> outcome) {
        return calls.at(command.centre(), command.desk(), command.language()).compose(call -> {
            boolean serving =
                    call.filter(one -> one.state() == StageState.SERVING).isPresent();
            return outcome.isPresent() && serving && !(goOn && !call.get().continuable())
                    ? desk(command).map(known -> {
                        throw Problem.unprocessable("no-such-outcome", said("no-such-outcome", outcome.get()))
                                .at("/outcome", "is not an outcome of the centre");
                    })
                    : notPossible(command, "finished", goOn);
        });
    }

    /** A second press during the first violates the rule that a desk, or a person, never has two calls. */
    static boolean isSecondCall(Throwable fault) {
        return fault instanceof PgException pg
                && ("stage_at_desk".equals(pg.getConstraint()) || "stage_of_person".equals(pg.getConstraint()));
    }

    /** The state of the desk; fails with 404 if it never existed, 409 if the actor does not hold it. */
    private Future<Row> desk(DeskCommand command) {
        return database.reads()
                .preparedQuery(DESK)
                .execute(Tuple.of(
                        command.centre(),
                        command.desk(),
                        command.actor(),
                        command.page().orElse(null),
                        command.override().orElse(null),
                        now.get()))
                .map(rows -> {
                    if (rows.size() == 0) {
                        throw noDesk(command.centre(), command.desk());
                    }
                    Row desk = rows.iterator().next();
                    if (!desk.getBoolean("obeys")) {
                        throw desk.getBoolean("active") ? notYours(command, desk) : closed(command);
                    }
                    return desk;
                });
    }

    private static Problem notYours(DeskCommand command, Row desk) {
        if (desk.getString("shut_reason") != null) {
            return shut(command.desk(), desk.getString("shut_reason"));
        }
        if (!desk.getBoolean("is_held")) {
            return Problem.conflict("desk-not-held", said("desk-not-held", command.desk()));
        }
        return Boolean.TRUE.equals(desk.getBoolean("own"))
                ? heldByYou(command.desk(), desk.getString("specialist"))
                : heldBy(command.desk(), desk.getString("specialist"));
    }

    /** Somebody else holds the desk. */
    static Problem heldBy(String desk, String holder) {
        return Problem.conflict("desk-held", said("desk-held", desk, holder)).with("holder", holder);
    }

    /** The hall administrator has closed the desk. */
    static Problem shut(String desk, String reason) {
        return Problem.conflict("desk-shut", said("desk-shut", desk, reason)).with("reason", reason);
    }

    /** The same person holds the desk with another page. */
    static Problem heldByYou(String desk, String holder) {
        return Problem.conflict("desk-held", said("desk-held.by-you", desk)).with("holder", holder);
    }

    private static Problem elsewhere(Row row) {
        return Problem.conflict(
                "call-elsewhere", said("call-elsewhere", row.getString("label"), row.getString("desk")));
    }

    private static Problem tooSoon(Call call, int after) {
        return Problem.conflict(TOO_SOON, said("too-soon", call.label(), after)).with("call", call);
    }

    static Problem noDesk(String centre, String desk) {
        return Problem.notFound("no-such-desk", said("no-such-desk.of-centre", centre, desk));
    }

    private static Problem busy(Call call) {
        return Problem.conflict("desk-busy", said("desk-busy.call", call.desk(), call.label()))
                .with("call", call);
    }

    private static Problem closed(DeskCommand command) {
        return Problem.conflict("desk-closed", said("desk-closed", command.desk()));
    }

    private static Problem paused(DeskCommand command, Row desk) {
        String reason = desk.getString("pause_reason");
        String since = desk.getString("paused_since");
        return Problem.conflict(PAUSED, said("paused", command.desk(), since, reason))
                .with(
                        "pause",
                        new DeskView.Pause(
                                reason,
                                desk.getOffsetDateTime("paused_at"),
                                Optional.ofNullable(desk.getOffsetDateTime("pause_until"))));
    }

    private static Problem empty(DeskCommand command) {
        return Problem.conflict("desk-idle", said("desk-idle", command.desk()));
    }

    private static Problem wrongState(Call call, String event, boolean goOn) {
        if (goOn && call.state() == StageState.SERVING) {
            return Problem.conflict("nothing-to-continue", said("nothing-to-continue", call.label(), call.desk()))
                    .with("call", call);
        }
        Problem problem = call.state() == StageState.CALLED
                ? Problem.conflict("wrong-state", said("wrong-state", call.label(), event.replace('_', ' ')))
                : Problem.conflict("wrong-state", said("wrong-state.serving", call.label(), event.replace('_', ' ')));
        return problem.with("call", call);
    }

    private static Problem notWaiting(Row row) {
        if (Boolean.TRUE.equals(row.getBoolean("today"))
                && List.of(StageState.WAITING, StageState.POSTPONED, StageState.NO_SHOW)
                        .contains(StageState.of(row.getString("state")))) {
            return Problem.conflict(
                    "not-this-desk", said("not-this-desk", row.getString("label"), row.getString("kind")));
        }
        return notInQueue(row);
    }

    /** The ticket does not wait. */
    static Problem notInQueue(Row row) {
        String label = row.getString("label");
        return Boolean.TRUE.equals(row.getBoolean("today"))
                ? Problem.conflict(
                        "not-waiting",
                        said("not-waiting", label, row.getString("state").replace('_', ' ')))
                : Problem.conflict("not-today", said("not-today", label));
    }
}
