package dev.talon.desk;

import dev.talon.board.ServiceRates;
import dev.talon.db.Database;
import dev.talon.db.Sql;
import dev.talon.queue.Kind;
import dev.talon.queue.ServiceRate;
import dev.talon.queue.TicketId;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Reads the state of desks for their pages. */
public final class DeskViews {
    private static final String SQL =
            Sql.of(DeskViews.class, "desk_views", "now", "centre", "desks", "actors", "pages");

    /**
     * A request for the state of a desk.
     *
     * @param actor as in the event log
     * @param page the page that holds the desk; empty: any page
     */
    record Asked(String desk, String actor, Optional<String> page, String language) {}

    private final Database database;
    private final ServiceRates paces;
    private final Supplier<OffsetDateTime> now;

    public DeskViews(Database database, ServiceRates paces, Supplier<OffsetDateTime> now) {
        this.database = database;
        this.paces = paces;
        this.now = now;
    }

    /** @return fails with 404 where the centre has no such desk */
    Future<DeskView> of(String centre, Asked asked) {
        return of(centre, List.of(asked))
                .map(views -> views.get(0).orElseThrow(() -> Refusals.noDesk(centre, asked.desk())));
    }

    /** @return one for each request, in their order, all of one moment; empty if the centre has no such desk */
    Future<List<Optional<DeskView>>> of(String centre, List<Asked> asked) {
        Tuple arguments = Tuple.of(
                now.get(),
                centre,
                asked.stream().map(Asked::desk).toArray(String[]::new),
                asked.stream().map(Asked::actor).toArray(String[]::new),
                asked.stream().map(one -> one.page().orElse(null)).toArray(String[]::new));
        return paces.of(centre)
                .compose(pace -> database.reads()
                        .preparedQuery(SQL)
                        .execute(arguments)
                        .map(rows -> {
                            List<Optional<DeskView>> views =
                                    new ArrayList<>(Collections.nCopies(asked.size(), Optional.empty()));
                            for (Row row : rows) {
                                int place = row.getInteger("place") - 1;
                                views.set(
                                        place,
                                        Optional.of(
                                                map(row, pace, asked.get(place).language())));
                            }
                            return views;
                        }));
    }

    private static DeskView map(Row row, Map<Kind, ServiceRate> paces, String language) {
        return new DeskView(
                "desk",
                row.getLong("version"),
                row.getString("code"),
                Arrays.stream(row.getArrayOfStrings("stages")).map(Kind::of).toList(),
                Optional.ofNullable(row.getString("holder")),
                row.getBoolean("sits"),
                Optional.ofNullable(row.getString("pause_reason"))
                        .map(reason -> new DeskView.Pause(
                                reason,
                                row.getOffsetDateTime("paused_at"),
                                Optional.ofNullable(row.getOffsetDateTime("pause_until")))),
                Optional.ofNullable(row.getString("shut_reason"))
                        .map(reason -> new DeskView.Shut(reason, row.getOffsetDateTime("shut_at"))),
                row.getUUID("id") == null ? Optional.empty() : Optional.of(CallRow.map(row, paces, language)),
                Optional.ofNullable(row.getString("next_label"))
                        .map(label -> new DeskView.Next(
                                label, row.getString("next_service"), row.getOffsetDateTime("next_due_at"))),
                row.getJsonArray("services").stream()
                        .map(JsonObject.class::cast)
                        .map(DeskViews::waiting)
                        .toList(),
                new DeskView.Today(row.getInteger("served"), Optional.ofNullable(row.getInteger("mean"))),
                row.getJsonArray("aside").stream()
                        .map(JsonObject.class::cast)
                        .map(DeskViews::aside)
                        .toList(),
                Optional.ofNullable(row.getJsonObject("undoable"))
                        .map(last -> new DeskView.Undoable(
                                last.getString("what"),
                                last.getString("label"),
                                OffsetDateTime.parse(last.getString("until")))),
                Optional.ofNullable(row.getBoolean("pad")).map(there -> there ? "connected" : "away"),
                Optional.ofNullable(row.getJsonObject("pad_refused"))
                        .map(last -> new DeskView.PadRefused(
                                last.getString("why"), OffsetDateTime.parse(last.getString("at")))),
                Optional.ofNullable(row.getJsonArray("messages")).orElseGet(JsonArray::new).stream()
                        .map(JsonObject.class::cast)
                        .map(DeskViews::message)
                        .toList());
    }

    private static DeskView.Message message(JsonObject message) {
        return new DeskView.Message(
                message.getLong("id"),
                OffsetDateTime.parse(message.getString("at")),
                message.getString("sender"),
                message.getString("text"));
    }

    private static DeskView.Aside aside(JsonObject stage) {
        return new DeskView.Aside(
                new TicketId(UUID.fromString(stage.getString("ticket"))).toString(),
                stage.getString("label"),
                stage.getString("service"),
                Kind.of(stage.getString("stage")),
                OffsetDateTime.parse(stage.getString("until")),
                Optional.ofNullable(stage.getString("reason")),
                OffsetDateTime.parse(stage.getString("since")),
                stage.getBoolean("served"));
    }

    private static DeskView.Waiting waiting(JsonObject service) {
        return new DeskView.Waiting(
                service.getString("service"),
                service.getInteger("count"),
                OffsetDateTime.parse(service.getString("since")));
    }
}
