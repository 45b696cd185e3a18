package dev.talon.screen;

import static dev.talon.web.Problem.said;

import dev.talon.db.Database;
import dev.talon.db.Sql;
import dev.talon.web.DaySpan;
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

/** Which calls the boards of a hall have shown, and which were heard. */
public final class CallProofs {
    /** In which a board shows a call; also in {@code proofs.sql}. */
    static final Duration IN_TIME = Duration.ofSeconds(2);

    /**
     * The call of a desk.
     *
     * @param at when; empty: nobody is called there
     * @param missed whether no board has shown it, although it should have by now
     * @param boards how many boards show the calls of this desk; without any nothing is missed
     * @param awake how many of them have been heard of within the last minute; the others are off
     */
    record DeskProof(
            Optional<OffsetDateTime> at, boolean shown, boolean heard, boolean missed, int boards, int awake) {}

    /**
     * @param calls of how many stages the last call is meant; those of desks that no board shows are left out
     * @param shown within 2 s
     * @param late after that
     * @param never by no board
     * @param heard in words or with a gong
     */
    record Day(LocalDate day, int calls, int shown, int late, int never, int heard) {}

    record Missed(String label, String desk, OffsetDateTime at, boolean late) {}

    /**
     * @param boards how many boards the centre has
     * @param awake how many boards have been heard of within the last minute
     * @param missed the last 20 of the days
     */
    record Proofs(int boards, int awake, List<Day> days, List<Missed> missed) {}

    private static final String SHOWN = Sql.of(CallProofs.class, "shown", "now", "device", "calls");
    private static final String DESK = Sql.of(CallProofs.class, "desk_proof", "now", "centre", "desk");
    private static final String PROOFS = Sql.of(CallProofs.class, "proofs", "now", "centre", "from", "to");

    private final Database database;
    private final Supplier<OffsetDateTime> now;

    /** @param now null answers mean the database's own clock */
    public CallProofs(Database database, Supplier<OffsetDateTime> now) {
        this.database = database;
        this.now = now;
    }

    /** @param calls each with {@code desk}, {@code at} and, once it is known, {@code sound} */
    Future<Void> shown(int device, JsonArray calls) {
        return database.fast()
                .preparedQuery(SHOWN)
                .execute(Tuple.of(now.get(), device, calls))
                .mapEmpty();
    }

    /** @return fails with a 404 problem where there is no such centre */
    Future<DeskProof> ofDesk(String centre, String desk) {
        return database.reads()
                .preparedQuery(DESK)
                .execute(Tuple.of(now.get(), centre, desk))
                .map(rows -> {
                    Row row = only(rows, centre);
                    Optional<OffsetDateTime> at = Optional.ofNullable(row.getOffsetDateTime("at"));
                    boolean shown = row.getOffsetDateTime("shown_at") != null;
                    int boards = row.getInteger("boards");
                    boolean due = at.filter(call -> call.plus(IN_TIME).isBefore(row.getOffsetDateTime("now")))
                            .isPresent();
                    return new DeskProof(
                            at,
                            shown,
                            row.getOffsetDateTime("sounded_at") != null,
                            due && !shown && boards > 0,
                            boards,
                            row.getInteger("awake"));
                });
    }

    /** @return fails with a 404 problem where there is no such centre */
    Future<Proofs> of(String centre, DaySpan days) {
        return database.reports()
                .preparedQuery(PROOFS)
                .execute(Tuple.of(now.get(), centre, days.from(), days.to()))
                .map(rows -> {
                    Row row = only(rows, centre);
                    return new Proofs(
                            row.getInteger("boards"),
                            row.getInteger("awake"),
                            list(row, "days").stream()
                                    .map(day -> new Day(
                                            LocalDate.parse(day.getString("day")),
                                            day.getInteger("calls"),
                                            day.getInteger("shown"),
                                            day.getInteger("late"),
                                            day.getInteger("never"),
                                            day.getInteger("heard")))
                                    .toList(),
                            list(row, "missed").stream()
                                    .map(call -> new Missed(
                                            call.getString("label"),
                                            call.getString("desk"),
                                            OffsetDateTime.parse(call.getString("at")),
                                            call.getBoolean("late")))
                                    .toList());
                });
    }

    private static List<JsonObject> list(Row row, String column) {
        return ((JsonArray) row.getJson(column))
                .stream().map(JsonObject.class::cast).toList();
    }

    private static Row only(RowSet<Row> rows, String centre) {
        if (rows.size() == 0) {
            throw Problem.notFound("no-such-centre", said("no-such-centre", centre));
        }
        return rows.iterator().next();
    }
}
