package dev.talon.ticket;

import static dev.talon.web.Problem.said;

import dev.talon.db.Database;
import dev.talon.db.Sql;
import dev.talon.web.Problem;
import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;
import java.util.UUID;

/**
 * Finds out what an {@code Idempotency-Key} did before. The event that a command writes brings its key and a hash of the
 * request into the table {@code command_key}, where they stay for two days. A repeated command violates the table's
 * unique index, changes nothing, and gets its first answer from here. A different request with the same key is refused. A key is stored as
 * {@link dev.talon.web.Request#key} returns it: the key, a space, the hash.
 */
public final class CommandKeys {
    private static final String FIND = Sql.of(CommandKeys.class, "find_key", "centre", "key");

    private static final String CLAIM = Sql.of(CommandKeys.class, "claim_key", "key");

    /**
     * The event that has the key; ticket and position name the stage.
     *
     * @param ticket null if the command concerned none
     * @param position 0 if the command concerned no ticket
     */
    public record Done(String kind, UUID ticket, int position, Optional<String> desk) {}

    private CommandKeys() {}

    /** Whether a command failed because its key was used before. */
    public static boolean isRepeat(Throwable fault) {
        return fault instanceof PgException pg && "command_key_once".equals(pg.getConstraint());
    }

    /** @return what the key did; empty if it is new; fails with 422 if a different request used it */
    public static Future<Optional<Done>> find(Database database, String centre, String key) {
        return database.reads()
                .preparedQuery(FIND)
                .execute(Tuple.of(centre, key))
                .map(rows -> {
                    if (rows.size() == 0) {
                        return Optional.empty();
                    }
                    Row row = rows.iterator().next();
                    if (Boolean.FALSE.equals(row.getBoolean("same"))) {
                        throw reused();
                    }
                    return Optional.of(new Done(
                            row.getString("kind"),
                            row.getUUID("ticket_id"),
                            Optional.ofNullable(row.getInteger("position")).orElse(0),
                            Optional.ofNullable(row.getString("desk"))));
                });
    }

    /** For a command that changed nothing: fails with 422 if a different request used its key before. */
    public static Future<Void> refuseReuse(Database database, String centre, Optional<String> key) {
        return key.map(known -> find(database, centre, known).<Void>mapEmpty()).orElseGet(Future::succeededFuture);
    }

    /**
     * For a command that belongs to no centre, before it begins; a repetition does the same again.
     *
     * @return fails with 422 if a different request used the key before
     */
    public static Future<Void> claim(Database database, String key) {
        return database.slow().preparedQuery(CLAIM).execute(Tuple.of(key)).map(rows -> {
            if (!rows.iterator().next().getBoolean("same")) {
                throw reused();
            }
            return null;
        });
    }

    /** A key belongs to one command. */
    public static Problem reused() {
        return Problem.unprocessable("key-reused", said("key-reused"))
                .at("Idempotency-Key", "was sent with another request");
    }
}
