package dev.talon.events.hook;

import static dev.talon.web.Problem.said;

import dev.talon.db.Database;
import dev.talon.db.Sql;
import dev.talon.web.Problem;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Stores the hooks. */
final class Hooks {
    private static final String LIST = Sql.of(Hooks.class, "list_hooks", "id");
    private static final String ADD =
            Sql.of(Hooks.class, "add_hook", "name", "centre", "url", "kinds", "active", "secret");
    private static final String CHANGE = Sql.of(Hooks.class, "change_hook", "id", "name", "url", "kinds", "active");
    private static final String REMOVE = "DELETE FROM hook WHERE id = $1 RETURNING id";
    private static final String NEW_SECRET = Sql.of(Hooks.class, "new_secret", "id", "secret", "hours");
    private static final String KEYS =
            "SELECT url, secret, CASE WHEN before_until > clock_timestamp() THEN secret_before END FROM hook WHERE id = $1";
    private static final String DELIVERIES = Sql.of(Hooks.class, "list_deliveries", "id", "state", "before", "most");
    private static final String AGAIN = Sql.of(Hooks.class, "send_again", "id", "centre", "number");
    private static final String REPLAY = Sql.of(Hooks.class, "replay", "id", "centre", "after", "since");

    private final Database database;

    Hooks(Database database) {
        this.database = database;
    }

    /** Where a message goes and what it is signed with. */
    record Keys(String url, List<byte[]> secrets) {}

    Future<List<Hook>> list() {
        return read(null);
    }

    /** @return fails with 404 where there is none */
    Future<Hook> one(int id) {
        return read(id).map(found -> found.stream().findFirst().orElseThrow(() -> none(id)));
    }

    /** @return fails with 422 for an unknown centre */
    Future<Hook.Secret> add(Hook.Body body) {
        byte[] secret = HookSecret.random();
        var values = Tuple.of(body.name(), body.centre().orElse(null), body.url())
                .addArrayOfString(body.kindWords())
                .addBoolean(body.active())
                .addBuffer(Buffer.buffer(secret));
        return database.changing(ADD, values).map(rows -> {
            if (rows.size() == 0) {
                throw Problem.unprocessable(
                                "no-such-centre",
                                said("no-such-centre.named", body.centre().orElse("")))
                        .at("/centre", "no such centre");
            }
            return new Hook.Secret(rows.iterator().next().getInteger("id"), HookSecret.text(secret));
        });
    }

    Future<Hook> change(int id, Hook.Body body) {
        var values = Tuple.of(id, body.name(), body.url())
                .addArrayOfString(body.kindWords())
                .addBoolean(body.active());
        return database.changing(CHANGE, values).map(rows -> there(id, rows)).compose(rows -> one(id));
    }

    Future<Void> remove(int id) {
        return database.changing(REMOVE, Tuple.of(id))
                .map(rows -> there(id, rows))
                .mapEmpty();
    }

    /** @param hours how long the secret before signs as well; 0: not at all */
    Future<Hook.Secret> renew(int id, int hours) {
        byte[] secret = HookSecret.random();
        return database.changing(NEW_SECRET, Tuple.of(id, Buffer.buffer(secret), hours))
                .map(rows -> there(id, rows))
                .map(rows -> new Hook.Secret(id, HookSecret.text(secret)));
    }

    Future<Keys> keys(int id) {
        return database.fast()
                .preparedQuery(KEYS)
                .execute(Tuple.of(id))
                .map(rows -> there(id, rows).iterator().next())
                .map(row -> new Keys(
                        row.getString(0),
                        Stream.of(row.getBuffer(1), row.getBuffer(2))
                                .filter(Objects::nonNull)
                                .map(Buffer::getBytes)
                                .toList()));
    }

    /** The newest deliveries. @param before only those that were last tried before this moment */
    Future<List<Hook.Delivery>> deliveries(int id, Optional<String> state, Optional<OffsetDateTime> before, int most) {
        var values = Tuple.of(id, state.orElse(null))
                .addOffsetDateTime(before.orElse(null))
                .addInteger(most);
        return one(id).compose(
                        there -> database.fast().preparedQuery(DELIVERIES).execute(values))
                .map(rows -> rows.stream().map(Hooks::delivery).toList());
    }

    /** Sends once more what was given up: all of it, or one message. @return how many */
    Future<Long> again(int id, Optional<String> centre, Optional<Long> number) {
        var values = Tuple.of(id, centre.orElse(null)).addLong(number.orElse(null));
        return database.changing(AGAIN, values)
                .map(rows -> there(id, rows).iterator().next().getLong("messages"));
    }

    /** Puts it to a number of a centre, or to a moment. @return how many events it is then behind */
    Future<Long> replay(int id, Optional<String> centre, Optional<Long> after, Optional<OffsetDateTime> since) {
        var values =
                Tuple.of(id, centre.orElse(null)).addLong(after.orElse(null)).addOffsetDateTime(since.orElse(null));
        return database.changing(REPLAY, values)
                .map(rows -> there(id, rows).iterator().next().getLong("events"));
    }

    private Future<List<Hook>> read(Integer id) {
        return database.fast()
                .preparedQuery(LIST)
                .execute(Tuple.tuple().addInteger(id))
                .map(rows -> rows.stream().map(Hooks::hook).toList());
    }

    private static RowSet<Row> there(int id, RowSet<Row> rows) {
        if (rows.size() == 0) {
            throw none(id);
        }
        return rows;
    }

    private static Problem none(int id) {
        return Problem.notFound("no-such-hook", said("no-such-hook", id));
    }

    private static Hook hook(Row row) {
        return new Hook(
                row.getInteger("id"),
                row.getString("name"),
                Optional.ofNullable(row.getString("centre")),
                row.getString("url"),
                List.of(row.getArrayOfStrings("kinds")),
                row.getBoolean("active"),
                row.getOffsetDateTime("created_at").toInstant(),
                Optional.ofNullable(row.getString("stopped")),
                moment(row, "stopped_at"),
                moment(row, "failing_since"),
                moment(row, "next_at"),
                moment(row, "before_until"),
                row.getLong("behind"),
                row.getLong("dead"),
                moment(row, "delivered_at"));
    }

    private static Hook.Delivery delivery(Row row) {
        return new Hook.Delivery(
                row.getString("centre"),
                row.getLong("number"),
                row.getString("kind"),
                row.getString("state"),
                row.getInteger("tries"),
                row.getOffsetDateTime("first_at").toInstant(),
                row.getOffsetDateTime("last_at").toInstant(),
                Optional.ofNullable(row.getInteger("status")),
                Optional.ofNullable(row.getString("answer")).filter(text -> !text.isEmpty()),
                Optional.ofNullable(row.getString("fault")),
                row.getInteger("took"));
    }

    private static Optional<Instant> moment(Row row, String column) {
        return Optional.ofNullable(row.getOffsetDateTime(column)).map(OffsetDateTime::toInstant);
    }
}
