package dev.talon.ticket;

import dev.talon.db.Sql;
import dev.talon.promise.CentreWaits;
import dev.talon.queue.Category;
import dev.talon.queue.Kind;
import dev.talon.queue.StageState;
import dev.talon.queue.TicketId;
import dev.talon.queue.WaitRange;
import dev.talon.words.Name;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a ticket with its stages, its place in the queue and its paper. */
final class TicketRow {
    static final String SQL = Sql.of(TicketRow.class, "read_ticket", "centre", "ticket");

    private TicketRow() {}

    static Ticket map(Row row, CentreWaits waits, String url) {
        String id = new TicketId(row.getUUID("id")).toString();
        List<Ticket.Stage> stages = stages(row);
        Ticket.Stage furthest = furthest(stages);
        Optional<Integer> ahead = Optional.ofNullable(row.getLong("ahead")).map(Long::intValue);
        Optional<WaitRange> expected = ahead.flatMap(n -> waits.expectedWait(furthest.kind(), n));
        boolean atDesk = furthest.state() == StageState.CALLED
                || furthest.state() == StageState.SERVING
                || furthest.state() == StageState.POSTPONED;
        return new Ticket(
                id,
                row.getString("centre"),
                row.getString("label"),
                row.getString("service"),
                Name.of(row.getJsonObject("name").getMap()),
                Name.of(row.getJsonObject("advice").getMap()),
                Category.of(row.getString("category")),
                row.getString("language"),
                row.getLocalDate("business_day"),
                row.getOffsetDateTime("issued_at"),
                furthest.state(),
                stages,
                ahead,
                expected,
                atDesk ? furthest.desk() : Optional.empty(),
                furthest.until(),
                Optional.ofNullable((JsonObject) row.getJson("print"))
                        .map(print -> new Ticket.Print(
                                print.getString("state"), Optional.ofNullable(print.getString("reason")))),
                url);
    }

    private static List<Ticket.Stage> stages(Row row) {
        List<Ticket.Stage> stages = new ArrayList<>();
        JsonArray queued =
                Optional.ofNullable((JsonArray) row.getJson("stages")).orElseGet(JsonArray::new);
        for (int i = 0; i < queued.size(); i++) {
            stages.add(stage(queued.getJsonObject(i), row));
        }
        String[] route = row.getArrayOfStrings("route");
        boolean goesOn = furthest(stages).state() != StageState.NO_SHOW
                && furthest(stages).state() != StageState.CANCELLED
                && furthest(stages).state() != StageState.EXPIRED;
        for (int i = stages.size(); goesOn && i < route.length; i++) {
            stages.add(Ticket.Stage.planned(Kind.of(route[i]), kindName(row, route[i])));
        }
        return stages;
    }

    /** A ticket is as far as its furthest stage. */
    private static Ticket.Stage furthest(List<Ticket.Stage> stages) {
        return stages.stream()
                .filter(stage -> stage.state() != StageState.PLANNED)
                .reduce((before, last) -> last)
                .orElseThrow(() -> new IllegalStateException("a ticket without a stage"));
    }

    /** The name of a kind of the ticket's route, from the row's {@code kinds}. */
    static Name kindName(Row row, String kind) {
        return Optional.ofNullable((JsonObject) row.getJson("kinds"))
                .map(kinds -> kinds.getJsonObject(kind))
                .map(names -> Name.of(names.getMap()))
                .orElseGet(() -> new Name(kind, kind));
    }

    private static Ticket.Stage stage(JsonObject stage, Row row) {
        return new Ticket.Stage(
                Kind.of(stage.getString("kind")),
                kindName(row, stage.getString("kind")),
                StageState.of(stage.getString("state")),
                instant(stage, "queuedAt"),
                instant(stage, "dueAt"),
                instant(stage, "calledAt"),
                instant(stage, "startedAt"),
                instant(stage, "finishedAt"),
                Optional.ofNullable(stage.getString("desk")),
                instant(stage, "until"));
    }

    private static Optional<OffsetDateTime> instant(JsonObject stage, String name) {
        return Optional.ofNullable(stage.getString(name)).map(OffsetDateTime::parse);
    }
}
