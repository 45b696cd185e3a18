package dev.talon.desk;

import dev.talon.db.Database;
import dev.talon.queue.StageState;
import dev.talon.web.Problem;
import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;
import java.util.UUID;

/** Finds out why a command changed nothing, and says what to do instead. */
final class Refusals {
    static final String PAUSED = "desk-paused";

    /** $1 centre · $2 desk. The break's beginning is on the centre's clock, with its date where that is not today's. */
    private static final String DESK = """
            SELECT d.active, d.pause_reason, d.paused_at,
                   to_char(d.paused_at AT TIME ZONE c.zone,
                           CASE WHEN (d.paused_at AT TIME ZONE c.zone)::date = (now() AT TIME ZONE c.zone)::date
                                THEN 'HH24:MI' ELSE 'DD.MM.YYYY HH24:MI' END) AS paused_since
            FROM centre c JOIN desk d ON d.centre_id = c.id WHERE c.code = $1 AND d.code = $2""";

    /** $1 centre · $2 ticket id or null · $3 label or null. */
    private static final String TICKET = """
            SELECT t.label, st.state, st.kind, st.desk, t.business_day = (now() AT TIME ZONE c.zone)::date AS today
            FROM centre c
            JOIN ticket t ON t.centre_id = c.id AND (t.id = $2::uuid OR t.label = $3::text)
            JOIN stage st ON st.centre_id = t.centre_id AND st.ticket_id = t.id
            WHERE c.code = $1
            ORDER BY t.business_day DESC, st.position DESC LIMIT 1""";

    private final DeskCalls calls;
    private final Database database;

    Refusals(DeskCalls calls, Database database) {
        this.calls = calls;
        this.database = database;
    }

    /** Call-next found nobody: fails where the desk is busy, on a break or missing, else nobody is waiting. */
    Future<Optional<Call>> nobody(DeskCommand command) {
        return desk(command)
                .compose(desk -> calls.at(command.centre(), command.desk(), command.russian())
                        .map(held -> {
                            held.ifPresent(call -> {
                                throw busy(call);
                            });
                            if (!desk.getBoolean("active")) {
                                throw closed(command);
                            }
                            if (desk.getOffsetDateTime("paused_at") != null) {
                                throw paused(command, desk);
                            }
                            return Optional.empty();
                        }));
    }

    Future<Call> notCallable(DeskCommand command, Optional<UUID> id, String label) {
        return nobody(command)
                .compose(free -> database.fast()
                        .preparedQuery(TICKET)
                        .execute(Tuple.of(command.centre(), id.orElse(null), label)))
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
                .compose(known -> calls.at(command.centre(), command.desk(), command.russian()))
                .map(held -> {
                    throw held.map(call -> wrongState(call, event, goOn)).orElseGet(() -> empty(command));
                });
    }

    /** A second press that came while the first was under way breaks the rule that a desk never holds two. */
    static boolean isSecondAtDesk(Throwable fault) {
        return fault instanceof PgException pg && "stage_at_desk".equals(pg.getConstraint());
    }

    /** How the desk stands; fails with 404 where it never was. */
    private Future<Row> desk(DeskCommand command) {
        return database.fast()
                .preparedQuery(DESK)
                .execute(Tuple.of(command.centre(), command.desk()))
                .map(rows -> {
                    if (rows.size() == 0) {
                        throw noDesk(command.centre(), command.desk());
                    }
                    return rows.iterator().next();
                });
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
