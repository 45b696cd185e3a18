package dev.talon.host;

import static dev.talon.web.Problem.said;

import dev.talon.db.Database;
import dev.talon.db.Hints;
import dev.talon.db.Sql;
import dev.talon.ticket.CommandKeys;
import dev.talon.web.Principal;
import dev.talon.web.Problem;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Messages to desks: each is shown on the pages of its desks until somebody there has read it, at most for the day. */
public final class Messages {
    /**
     * A message of today.
     *
     * @param desks to which; empty: to every desk
     * @param read who has read it, in this order
     * @param withdrawn when it was taken back; empty: it was not
     */
    record Message(
            long id,
            OffsetDateTime at,
            String sender,
            String text,
            List<String> desks,
            List<Read> read,
            Optional<OffsetDateTime> withdrawn) {}

    record Read(String desk, OffsetDateTime at, String reader) {}

    private static final String SEND =
            Sql.of(Messages.class, "send_message", "now", "centre", "text", "desks", "actor", "sender", "key");
    private static final String READ =
            Sql.of(Messages.class, "read_message", "now", "centre", "desk", "message", "actor", "reader", "key");
    private static final String WITHDRAW =
            Sql.of(Messages.class, "withdraw_message", "now", "centre", "message", "actor", "key");
    private static final String TODAY = Sql.of(Messages.class, "messages_today", "now", "centre", "most");

    private static final int MOST = 50;

    private final Database database;
    private final Hints hints;
    private final Supplier<OffsetDateTime> now;

    /** @param now null answers mean the database's own clock */
    public Messages(Database database, Hints hints, Supplier<OffsetDateTime> now) {
        this.database = database;
        this.hints = hints;
        this.now = now;
    }

    /**
     * @param desks to which; empty: to every desk
     * @return fails with a 404 problem where one of them is not there
     */
    Future<Void> send(String centre, String text, List<String> desks, Principal sender, Optional<String> key) {
        Tuple values = Tuple.from(new Object[] {
            now.get(),
            centre,
            text.strip(),
            desks.toArray(String[]::new),
            sender.name(),
            sender.display(),
            key.orElse(null)
        });
        return run(SEND, values, centre, key).map(rows -> {
            if (rows.isPresent() && rows.get().size() == 0) {
                throw Problem.notFound("no-such-desk", said("no-such-desk", centre, String.join(", ", desks)));
            }
            return null;
        });
    }

    /** Stores that it was read at a desk; a second time changes nothing. Fails with 404 if no such message is for the desk. */
    Future<Void> read(String centre, String desk, long message, Principal reader, Optional<String> key) {
        Tuple values = Tuple.from(
                new Object[] {now.get(), centre, desk, message, reader.name(), reader.display(), key.orElse(null)});
        return run(READ, values, centre, key).compose(rows -> {
            if (rows.isPresent() && rows.get().size() == 0) {
                throw Problem.notFound("no-such-message", said("no-such-message", desk));
            }
            return CommandKeys.refuseReuse(database, centre, key);
        });
    }

    /** Takes it back where nobody has read it; a second time changes nothing. Fails with 404 if it is no message of today. */
    Future<Void> withdraw(String centre, long message, String actor, Optional<String> key) {
        Tuple values = Tuple.of(now.get(), centre, message, actor, key.orElse(null));
        return run(WITHDRAW, values, centre, key).map(rows -> {
            if (rows.isPresent() && rows.get().size() == 0) {
                throw Problem.notFound("no-such-message", said("no-such-message.today"));
            }
            return null;
        });
    }

    /** The messages of today, the newest first, at most 50. */
    Future<List<Message>> today(String centre) {
        return database.reads()
                .preparedQuery(TODAY)
                .execute(Tuple.of(now.get(), centre, MOST))
                .map(rows -> {
                    List<Message> messages = new ArrayList<>();
                    rows.forEach(row -> messages.add(message(row)));
                    return messages;
                });
    }

    /** @return empty for a repetition, which changed nothing */
    private Future<Optional<RowSet<Row>>> run(String sql, Tuple values, String centre, Optional<String> key) {
        return database.fast(centre)
                .preparedQuery(sql)
                .execute(values)
                .map(rows -> {
                    for (Row row : rows) {
                        if (row.getLong("version") != null) {
                            hints.changed(row.getInteger("centre_id"), row.getLong("version"));
                        }
                    }
                    return Optional.of(rows);
                })
                .recover(fault -> CommandKeys.isRepeat(fault)
                        ? CommandKeys.refuseReuse(database, centre, key).map(Optional.empty())
                        : Future.failedFuture(fault));
    }

    private static Message message(Row row) {
        List<Read> read = new ArrayList<>();
        Optional.ofNullable(row.getJsonArray("read")).orElseGet(JsonArray::new).stream()
                .map(JsonObject.class::cast)
                .forEach(one -> read.add(new Read(
                        one.getString("desk"), OffsetDateTime.parse(one.getString("at")), one.getString("reader"))));
        return new Message(
                row.getLong("id"),
                row.getOffsetDateTime("at"),
                row.getString("sender"),
                row.getString("text"),
                List.of(row.getArrayOfStrings("desks")),
                read,
                Optional.ofNullable(row.getOffsetDateTime("withdrawn_at")));
    }
}
