package dev.talon.ticket;

import dev.talon.db.Database;
import dev.talon.web.Problem;
import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;
import java.util.UUID;

/**
 * What an {@code Idempotency-Key} did before. The event that a command writes carries its key under a unique index: a
 * repeat breaks that index, changes nothing, and is answered from here.
 */
public final class CommandKeys {
    private static final String FIND = """
            SELECT e.kind, e.ticket_id, e.position, e.desk
            FROM event e JOIN centre c ON c.id = e.centre_id
            WHERE c.code = $1 AND e.command_key = $2""";

    /** The event that carries the key; the stage is told by ticket and position. */
    public record Done(UUID ticket, int position, Optional<String> desk) {}

    private CommandKeys() {}

    /** Whether a command failed because its key was used before. */
    public static boolean isRepeat(Throwable fault) {
        return fault instanceof PgException pg && "event_command".equals(pg.getConstraint());
    }

    /** @return what the key did, empty where it is new; fails with 422 where it was a command of another kind */
    public static Future<Optional<Done>> find(Database database, String centre, String key, String kind) {
        return database.fast()
                .preparedQuery(FIND)
                .execute(Tuple.of(centre, key))
                .map(rows -> {
                    if (rows.size() == 0) {
                        return Optional.empty();
                    }
                    Row row = rows.iterator().next();
                    if (!kind.equals(row.getString("kind"))) {
                        throw reused();
                    }
                    return Optional.of(new Done(
                            row.getUUID("ticket_id"),
                            row.getInteger("position"),
                            Optional.ofNullable(row.getString("desk"))));
                });
    }

    /** A key belongs to one command. */
    public static Problem reused() {
        return Problem.unprocessable(
                        "key-reused", "This Idempotency-Key was used for another command: take a new one for each.")
                .at("Idempotency-Key", "was used for another command")
                .ru("Этот Idempotency-Key уже использован для другой команды.");
    }
}
