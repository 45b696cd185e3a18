package dev.talon.db;

import io.vertx.pgclient.PgException;
import java.time.Duration;
import java.util.Set;

/**
 * How long a short statement may take. A command waits its turn, then for at most one before it, then works: with the usual
 * limits it is answered within 7.5 s, before its page gives an attempt up after 8 s and asks again.
 *
 * @param turn how long a command waits until it may begin; afterwards nothing of it is ever done
 * @param lock how long a statement waits for what another transaction holds
 * @param command how long a command may take, the wait for locks included
 * @param read how long a short read may take
 * @param idle after which time a transaction of ours that does nothing is ended by PostgreSQL
 */
public record DatabaseLimits(Duration turn, Duration lock, Duration command, Duration read, Duration idle) {
    public static final DatabaseLimits USUAL = new DatabaseLimits(
            Duration.ofMillis(1_500),
            Duration.ofSeconds(2),
            Duration.ofSeconds(3),
            Duration.ofSeconds(3),
            Duration.ofMinutes(1));

    /** PostgreSQL's words for: a lock was not had in time; the statement took too long; a deadlock; order among transactions. */
    private static final Set<String> RAN_INTO = Set.of("55P03", "57014", "40P01", "40001");

    /** Whether a statement failed because others were in its way: nothing was changed, and the same may do better later. */
    public static boolean ranInto(Throwable fault) {
        return fault instanceof CentreBusy || fault instanceof PgException pg && RAN_INTO.contains(pg.getSqlState());
    }

    /** In PostgreSQL's milliseconds. */
    static String millis(Duration limit) {
        return Long.toString(limit.toMillis());
    }
}
