package dev.talon.help;

import static dev.talon.web.Problem.said;

import dev.talon.db.Database;
import dev.talon.db.Hints;
import dev.talon.db.Sql;
import dev.talon.ticket.CommandKeys;
import dev.talon.web.DaySpan;
import dev.talon.web.Principal;
import dev.talon.web.Problem;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Calls for help from kiosks. The board carries those that are open, so kiosk, desks and the hall administrator's page follow them. */
public final class HelpCalls {
    /** For so long a visitor is asked to wait; then the kiosk says that nobody has answered. */
    static final Duration PATIENCE = Duration.ofSeconds(60);

    /**
     * A call.
     *
     * @param until when the kiosk says that nobody has answered
     * @param answeredAt empty: nobody goes there yet
     */
    record HelpCall(long id, OffsetDateTime at, OffsetDateTime until, Optional<OffsetDateTime> answeredAt) {}

    /**
     * @param answered in time
     * @param late after the kiosk had said that nobody answered
     * @param never not at all
     * @param withdrawn taken back by the visitor
     * @param meanSeconds from call to answer; empty: none was answered
     */
    record Day(
            LocalDate day,
            int calls,
            int answered,
            int late,
            int never,
            int withdrawn,
            Optional<Integer> meanSeconds) {}

    private static final String CALL =
            Sql.of(HelpCalls.class, "call_help", "now", "centre", "device", "seconds", "actor", "key");
    private static final String CALLED_BEFORE = Sql.of(HelpCalls.class, "called_before", "centre", "key");
    private static final String ANSWER =
            Sql.of(HelpCalls.class, "answer_help", "now", "centre", "id", "actor", "helper", "key");
    private static final String WITHDRAW =
            Sql.of(HelpCalls.class, "withdraw_help", "now", "centre", "id", "device", "actor", "key");
    private static final String DAYS = Sql.of(HelpCalls.class, "help_days", "now", "centre", "from", "to");

    private final Database database;
    private final Hints hints;
    private final Supplier<OffsetDateTime> now;

    /** @param now null answers mean the database's own clock */
    public HelpCalls(Database database, Hints hints, Supplier<OffsetDateTime> now) {
        this.database = database;
        this.hints = hints;
        this.now = now;
    }

    /**
     * Calls, or answers with the call of the kiosk that nobody has answered yet.
     *
     * @param kiosk at which the visitor stands; empty: the caller is the kiosk
     * @return fails with 404 if it is no kiosk of the centre
     */
    Future<HelpCall> call(String centre, Optional<Integer> kiosk, Principal caller, Optional<String> key) {
        Tuple values = Tuple.from(new Object[] {
            now.get(),
            centre,
            caller.device().or(() -> kiosk).orElse(null),
            (int) PATIENCE.toSeconds(),
            caller.name(),
            key.orElse(null)
        });
        return run(CALL, centre, values)
                .recover(fault -> CommandKeys.isRepeat(fault) ? before(centre, key) : Future.failedFuture(fault))
                .map(rows -> only(rows, () -> Problem.notFound("no-such-kiosk", said("no-such-kiosk", centre))))
                .map(HelpCalls::call);
    }

    private Future<RowSet<Row>> before(String centre, Optional<String> key) {
        return CommandKeys.refuseReuse(database, centre, key)
                .compose(same ->
                        database.reads().preparedQuery(CALLED_BEFORE).execute(Tuple.of(centre, key.orElseThrow())));
    }

    /** @return fails with 404 if there is no such call, with 409 if somebody else goes there or the visitor has taken it back */
    Future<Void> answer(String centre, long id, Principal helper, Optional<String> key) {
        Tuple values =
                Tuple.from(new Object[] {now.get(), centre, id, helper.name(), helper.display(), key.orElse(null)});
        return repeatable(
                run(ANSWER, centre, values)
                        .map(rows -> only(rows, HelpCalls::noSuchCall))
                        .compose(row -> row.getLong("version") != null
                                ? Future.succeededFuture()
                                : answeredBefore(centre, key, row)),
                centre,
                key);
    }

    /** Nothing has changed: the same press came once more, or it came too late. */
    private Future<Void> answeredBefore(String centre, Optional<String> key, Row row) {
        return key.map(known -> CommandKeys.find(database, centre, known))
                .orElseGet(() -> Future.succeededFuture(Optional.empty()))
                .map(done -> {
                    if (done.isPresent()) {
                        return null;
                    }
                    throw Boolean.TRUE.equals(row.getBoolean("withdrawn"))
                            ? Problem.conflict("help-withdrawn", said("help-withdrawn"))
                            : Problem.conflict("help-answered", said("help-answered", row.getString("answered_by")));
                });
    }

    /** Takes a call back; nothing changes once somebody is on the way. Fails with 404 if there is none, or it is another kiosk's. */
    Future<Void> withdraw(String centre, long id, Principal caller, Optional<String> key) {
        Tuple values = Tuple.from(
                new Object[] {now.get(), centre, id, caller.device().orElse(null), caller.name(), key.orElse(null)});
        return repeatable(
                run(WITHDRAW, centre, values)
                        .map(rows -> only(rows, HelpCalls::noSuchCall))
                        .mapEmpty(),
                centre,
                key);
    }

    /** @return the days that have calls; fails with 404 if there is no such centre */
    Future<List<Day>> days(String centre, DaySpan span) {
        return database.reports()
                .preparedQuery(DAYS)
                .execute(Tuple.of(now.get(), centre, span.from(), span.to()))
                .map(rows -> {
                    Row row = only(rows, () -> Problem.notFound("no-such-centre", said("no-such-centre", centre)));
                    return ((JsonArray) row.getJson("days"))
                            .stream()
                                    .map(JsonObject.class::cast)
                                    .map(HelpCalls::day)
                                    .toList();
                });
    }

    private Future<RowSet<Row>> run(String sql, String centre, Tuple values) {
        return database.fast(centre).preparedQuery(sql).execute(values).map(rows -> {
            for (Row row : rows) {
                if (row.getLong("version") != null) {
                    hints.changed(row.getInteger("centre_id"), row.getLong("version"));
                }
            }
            return rows;
        });
    }

    private Future<Void> repeatable(Future<Void> command, String centre, Optional<String> key) {
        return command.recover(fault -> CommandKeys.isRepeat(fault)
                ? CommandKeys.refuseReuse(database, centre, key)
                : Future.failedFuture(fault));
    }

    private static Row only(RowSet<Row> rows, Supplier<Problem> none) {
        if (rows.size() == 0) {
            throw none.get();
        }
        return rows.iterator().next();
    }

    private static Problem noSuchCall() {
        return Problem.notFound("no-such-help-call", said("no-such-help-call"));
    }

    private static HelpCall call(Row row) {
        return new HelpCall(
                row.getLong("id"),
                row.getOffsetDateTime("called_at"),
                row.getOffsetDateTime("until"),
                Optional.ofNullable(row.getOffsetDateTime("answered_at")));
    }

    private static Day day(JsonObject day) {
        return new Day(
                LocalDate.parse(day.getString("day")),
                day.getInteger("calls"),
                day.getInteger("answered"),
                day.getInteger("late"),
                day.getInteger("never"),
                day.getInteger("withdrawn"),
                Optional.ofNullable(day.getInteger("meanSeconds")));
    }
}
