package dev.talon.db;

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
 * @param silence how much longer than a statement may take a connection may say nothing; afterwards it is taken for dead
 * @param blind after which time without an answer to the poll all connections are opened anew and the screens sent to other nodes
 * @param lost after which time without such an answer the node says that it had better be started anew
 */
public record DatabaseLimits(
        Duration turn,
        Duration lock,
        Duration command,
        Duration read,
        Duration idle,
        Duration silence,
        Duration blind,
        Duration lost) {
    public static final DatabaseLimits USUAL = new DatabaseLimits(
            Duration.ofMillis(1_500),
            Duration.ofSeconds(2),
            Duration.ofSeconds(3),
            Duration.ofSeconds(3),
            Duration.ofMinutes(1),
            Duration.ofSeconds(2),
            Duration.ofSeconds(5),
            Duration.ofMinutes(1));

    private static final Duration POLL = Duration.ofSeconds(1);

    /** PostgreSQL's words for: a lock was not had in time; the statement took too long; a deadlock; order among transactions. */
    private static final Set<String> RAN_INTO = Set.of("55P03", "57014", "40P01", "40001");

    /** With the usual limits for a path to the database that is dead. */
    public DatabaseLimits(Duration turn, Duration lock, Duration command, Duration read, Duration idle) {
        this(turn, lock, command, read, idle, USUAL.silence, USUAL.blind, USUAL.lost);
    }

    /** How often the database is asked what has changed, and every connection whether it lives. */
    Duration poll() {
        Duration often = blind.dividedBy(5);
        return often.compareTo(POLL) < 0 ? often : POLL;
    }

    /** Whether a statement failed because others were in its way: nothing was changed, and the same may do better later. */
    public static boolean ranInto(Throwable fault) {
        return fault instanceof CentreBusy || fault instanceof TooLate || RAN_INTO.contains(DatabaseAway.state(fault));
    }

    /** In PostgreSQL's milliseconds. */
    static String millis(Duration limit) {
        return Long.toString(limit.toMillis());
    }
}
