package dev.talon.desk;

import static dev.talon.web.Problem.said;

import dev.talon.db.Database;
import dev.talon.db.Sql;
import dev.talon.queue.StageState;
import dev.talon.ticket.TodaysNumbers.Named;
import dev.talon.web.Problem;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.function.Supplier;

/** Finds out why a visitor could not be put off, brought back or handed on, and says what to do instead. */
final class MoveRefusals {
    private static final String TICKET =
            Sql.of(MoveRefusals.class, "why_not_callable", "centre", "ticket", "label", "now");
    private static final String GOAL = Sql.of(
            MoveRefusals.class, "why_not_transferable", "centre", "service", "kind", "desk", "specialist", "of_kind");

    private final DeskCalls calls;
    private final Database database;
    private final Supplier<OffsetDateTime> now;

    MoveRefusals(DeskCalls calls, Database database, Supplier<OffsetDateTime> now) {
        this.calls = calls;
        this.database = database;
        this.now = now;
    }

    Future<Moved> notWaiting(DeskCommand command, Named ticket) {
        return calls.refusals().held(command).compose(held -> notWaiting(command.centre(), ticket));
    }

    Future<Moved> notWaiting(String centre, Named ticket) {
        return ofTicket(centre, ticket).map(row -> {
            throw Refusals.notInQueue(row);
        });
    }

    Future<Moved> notAway(DeskCommand command, Named ticket) {
        return calls.refusals().held(command).compose(held -> notAway(command.centre(), ticket));
    }

    Future<Moved> notAway(String centre, Named ticket) {
        return ofTicket(centre, ticket).map(row -> {
            throw notBack(row);
        });
    }

    /** Of a ticket of today; fails with a 404 problem where there is none. */
    private Future<Row> ofTicket(String centre, Named ticket) {
        return database.reads()
                .preparedQuery(TICKET)
                .execute(Tuple.of(centre, ticket.id(), ticket.label(), now.get()))
                .map(rows -> {
                    if (rows.size() == 0) {
                        ticket.refuseSeveral();
                        throw Problem.notFound("no-such-ticket", said("no-such-ticket"))
                                .at("/ticket", "is not a ticket of today");
                    }
                    return rows.iterator().next();
                });
    }

    private static Problem notBack(Row row) {
        String label = row.getString("label");
        if (!Boolean.TRUE.equals(row.getBoolean("today"))) {
            return Problem.conflict("not-today", said("not-today", label));
        }
        if (StageState.of(row.getString("state")) == StageState.NO_SHOW) {
            return Problem.conflict(
                    "return-needs-reason", said("return-needs-reason", label, row.getInteger("return_minutes")));
        }
        return Problem.conflict("not-away", said("not-away", label));
    }

    /** The desk has no visitor, or not one to whom this can be done. */
    Future<Moved> notAtHand(DeskCommand command, String what) {
        return calls.refusals().notPossible(command, what, false).mapEmpty();
    }

    Future<Moved> notTransferable(DeskCommand command, DeskMoves.Goal goal) {
        return calls.refusals()
                .held(command)
                .compose(held -> calls.at(command.centre(), command.desk(), command.language()))
                .compose(at -> {
                    if (at.isEmpty() || goal.backTo().isPresent() && at.get().state() != StageState.SERVING) {
                        return notAtHand(command, "transferred");
                    }
                    if ((goal.service().isPresent() || goal.kind().isPresent())
                            && at.get().state() == StageState.CALLED
                            && at.get().startedAt().isPresent()) {
                        throw begun(at.get().label());
                    }
                    String kind = at.get().stage().word();
                    return goal(command.centre(), goal, kind).map(known -> {
                        throw noGoal(command.centre(), goal, at.get().label(), kind, known);
                    });
                });
    }

    /** A visitor who waits was not handed on. */
    Future<Moved> notTransferable(String centre, Named ticket, DeskMoves.Goal goal) {
        return ofTicket(centre, ticket).compose(row -> {
            if (StageState.of(row.getString("state")) != StageState.WAITING) {
                throw Refusals.notInQueue(row);
            }
            if (Boolean.TRUE.equals(row.getBoolean("begun"))
                    && (goal.service().isPresent() || goal.kind().isPresent())) {
                throw begun(row.getString("label"));
            }
            String kind = row.getString("kind");
            return goal(centre, goal, kind).map(known -> {
                throw noGoal(centre, goal, row.getString("label"), kind, known);
            });
        });
    }

    /** A service that was set aside goes on before its visitor is handed on to another. */
    private static Problem begun(String label) {
        return Problem.conflict("service-begun", said("service-begun", label));
    }

    /** @param kind of the visitor's stage */
    private Future<Row> goal(String centre, DeskMoves.Goal goal, String kind) {
        return database.reads()
                .preparedQuery(GOAL)
                .execute(Tuple.of(
                        centre,
                        goal.service().orElse(null),
                        goal.kind().orElse(null),
                        goal.desk().orElse(null),
                        goal.specialist().orElse(null),
                        kind))
                .map(rows -> rows.iterator().next());
    }

    private static Problem noGoal(String centre, DeskMoves.Goal goal, String label, String kind, Row known) {
        if (!known.getBoolean("has_service")) {
            return Problem.notFound(
                            "no-such-service",
                            said(
                                    "no-such-service.of-centre",
                                    centre,
                                    goal.service().orElse("")))
                    .at("/service", "is not an open service of the centre");
        }
        if (!known.getBoolean("has_desk")) {
            return Refusals.noDesk(centre, goal.desk().orElse(""));
        }
        if (known.getString("shut_reason") != null) {
            return Refusals.shut(goal.desk().orElse(""), known.getString("shut_reason"));
        }
        if (!known.getBoolean("has_person")) {
            return Problem.notFound(
                            "no-such-person",
                            said("no-such-person", goal.specialist().orElse("")))
                    .at("/specialist", "is not the login of an account");
        }
        if (!known.getBoolean("is_at_a_desk")) {
            return Problem.conflict(
                            "person-away", said("person-away", goal.specialist().orElse("")))
                    .at("/specialist", "sits at no desk of the centre now");
        }
        if (!known.getBoolean("has_kind")) {
            return Problem.notFound(
                            "no-such-kind", said("no-such-kind", goal.kind().orElse("")))
                    .at("/kind", "is not an open kind of the centre");
        }
        if (!known.getBoolean("serves_kind")) {
            return Problem.conflict("not-this-person", said("not-this-person", label));
        }
        return Problem.conflict("not-this-desk", said("not-this-desk", label, kind));
    }
}
