package dev.talon.desk;

import dev.talon.db.Database;
import dev.talon.db.Sql;
import dev.talon.queue.StageState;
import dev.talon.web.Problem;
import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
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
                .compose(desk -> calls.at(command.centre(), command.desk(), command.russian())
                        .<Void>map(held -> {
                            held.ifPresent(call -> {
                                throw busy(call);
                            });
                            if (!desk.getBoolean("active")) {
                                throw closed(command);
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

    Future<Call> notCallable(DeskCommand command, Optional<UUID> id, String label) {
        return nobody(command)
                .compose(free -> database.reads()
                        .preparedQuery(TICKET)
                        .execute(Tuple.of(command.centre(), id.orElse(null), label, now.get())))
                .map(rows -> {
                    if (rows.size() == 0) {
                        throw Problem.notFound("no-such-ticket", "There is no such ticket at this centre today.")
                                .at("/ticket", "is not a ticket of today")
                                .ru("Такого талона сегодня нет: проверьте номер.");
                    }
                    throw notWaiting(rows.iterator().next());
                });
    }

    Future<Call> notPossible(DeskCommand command, String event, boolean goOn) {
        return desk(command)
                .compose(known -> calls.at(command.centre(), command.desk(), command.russian())
                        .map(held -> {
                            throw held.map(call -> event.equals("no_show") && call.state() == StageState.CALLED
                                            ? tooSoon(call, known.getInteger("no_show_after"))
                                            : wrongState(call, event, goOn))
                                    .orElseGet(() -> empty(command));
                        }));
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
        if (!desk.getBoolean("is_held")) {
            return Problem.conflict(
                            "desk-not-held",
                            "Nobody sits at desk " + command.desk()
                                    + ": sit down there first (POST …/hold), then command it.")
                    .ru("За окном " + command.desk() + " никого нет: сначала займите его, потом вызывайте.");
        }
        return Boolean.TRUE.equals(desk.getBoolean("own"))
                ? heldByYou(command.desk(), desk.getString("specialist"))
                : heldBy(command.desk(), desk.getString("specialist"));
    }

    /** Somebody else holds the desk. */
    static Problem heldBy(String desk, String holder) {
        return Problem.conflict(
                        "desk-held",
                        "Desk " + desk + " is held by " + holder
                                + ", and its commands are for whoever holds it: take it over first.")
                .ru("За окном " + desk + " работает " + holder
                        + ": команды окна только для того, кто за ним. Сначала займите окно.")
                .with("holder", holder);
    }

    /** The same person holds the desk with another page. */
    static Problem heldByYou(String desk, String holder) {
        return Problem.conflict(
                        "desk-held",
                        "Desk " + desk + " is open on another page of yours: go on there, or take it over from here.")
                .ru("Окно " + desk + " открыто у вас на другой странице: работайте там или заберите его сюда.")
                .with("holder", holder);
    }

    private static Problem elsewhere(Row row) {
        return Problem.conflict(
                        "call-elsewhere",
                        "You have called " + row.getString("label") + " to desk " + row.getString("desk")
                                + ": finish with it, or mark it a no-show, first.")
                .ru("У вас уже талон " + row.getString("label") + " у окна " + row.getString("desk")
                        + ": завершите приём или отметьте неявку там.");
    }

    private static Problem tooSoon(Call call, int after) {
        return Problem.conflict(
                        TOO_SOON,
                        call.label() + " was called less than " + after
                                + " s ago: give the visitor time to walk, or say why in \"reason\".")
                .ru("Талон " + call.label() + " вызван меньше " + after
                        + " с назад: дайте посетителю дойти или назовите причину.")
                .with("call", call);
    }

    static Problem noDesk(String centre, String desk) {
        return Problem.notFound("no-such-desk", "Centre " + centre + " has no desk " + desk + ".")
                .ru("В центре " + centre + " нет окна " + desk + ".");
    }

    private static Problem busy(Call call) {
        return Problem.conflict(
                        "desk-busy",
                        "Desk " + call.desk() + " holds " + call.label()
                                + ": finish with it, or mark it a no-show, first.")
                .ru("У окна " + call.desk() + " уже талон " + call.label() + ": завершите приём или отметьте неявку.")
                .with("call", call);
    }

    private static Problem closed(DeskCommand command) {
        return Problem.conflict("desk-closed", "Desk " + command.desk() + " was taken out of service: choose another.")
                .ru("Окно " + command.desk() + " больше не работает: выберите другое.");
    }

    private static Problem paused(DeskCommand command, Row desk) {
        String reason = desk.getString("pause_reason");
        String since = desk.getString("paused_since");
        return Problem.conflict(
                        PAUSED,
                        "Desk " + command.desk() + " is on a break since " + since + " (" + reason
                                + "): end the break first, then call.")
                .ru("У окна " + command.desk() + " перерыв с " + since + " (" + reason
                        + "): сначала закончите перерыв, потом вызывайте.")
                .with("pause", new DeskView.Pause(reason, desk.getOffsetDateTime("paused_at")));
    }

    private static Problem empty(DeskCommand command) {
        return Problem.conflict("desk-idle", "Desk " + command.desk() + " holds no ticket: call the next one.")
                .ru("У окна " + command.desk() + " нет талона: вызовите следующего.");
    }

    private static Problem wrongState(Call call, String event, boolean goOn) {
        if (goOn && call.state() == StageState.SERVING) {
            return Problem.conflict(
                            "nothing-to-continue",
                            call.label() + " has no next stage that desk " + call.desk()
                                    + " serves: finish it instead.")
                    .ru("У талона " + call.label() + " нет следующего этапа для этого окна: завершите приём.")
                    .with("call", call);
        }
        String said = call.state() == StageState.CALLED ? "is called and not yet served" : "is being served";
        String russian = call.state() == StageState.CALLED ? "вызван, приём не начат" : "на приёме";
        return Problem.conflict(
                        "wrong-state",
                        call.label() + " " + said + ", so it cannot be " + event.replace('_', ' ') + " now.")
                .ru("Талон " + call.label() + " " + russian + ": это действие сейчас невозможно.")
                .with("call", call);
    }

    private static Problem notWaiting(Row row) {
        String label = row.getString("label");
        if (!Boolean.TRUE.equals(row.getBoolean("today"))) {
            return Problem.conflict("not-today", "Ticket " + label + " is of another day.")
                    .ru("Талон " + label + " выдан не сегодня.");
        }
        if (StageState.of(row.getString("state")) == StageState.WAITING) {
            return Problem.conflict(
                            "not-this-desk",
                            "Ticket " + label + " waits for " + row.getString("kind")
                                    + ", which this desk does not serve.")
                    .ru("Талон " + label + " ждёт этап, который это окно не обслуживает.");
        }
        return Problem.conflict(
                        "not-waiting",
                        "Ticket " + label + " is not waiting: it is "
                                + row.getString("state").replace('_', ' ') + ".")
                .ru("Талон " + label + " не в очереди: он уже вызван, обслужен или закрыт.");
    }
}
