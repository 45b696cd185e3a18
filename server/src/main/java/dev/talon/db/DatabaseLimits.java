package dev.talon.db;

import java.time.Duration;
import java.util.Set;

/**
 * Time limits of short statements. A command waits its turn, then for at most one command before it, then runs. With
 * the default limits it is answered within 7.5 s, before its page gives up after 8 s and sends it again.
 *
 * @param turn how long a command waits until it may begin; after that it is never executed
 * @param lock how long a statement waits for a lock of another transaction
 * @param command how long a command may take, including its wait for locks
 * @param read how long a short read may take
 * @param idle how long a transaction of Talon may be idle before PostgreSQL ends it
 * @param silence how much longer than a statement may take a connection may be silent; after that it is considered
 *     dead
 * @param blind how long the poll may be unanswered; after that all connections are opened again and screens are sent
 *     to other nodes
 * @param lost how long the poll may be unanswered until the node reports that it should be restarted
 * @param duty how long a statement of a duty or of a change by staff may take
 * @param report how long a statement of a report may take
 */
public record DatabaseLimits(
        Duration turn,
        Duration lock,
        Duration command,
        Duration read,
        Duration idle,
        Duration silence,
        Duration blind,
        Duration lost,
        Duration duty,
        Duration report) {
    public static final DatabaseLimits USUAL = new DatabaseLimits(
            Duration.ofMillis(1_500),
            Duration.ofSeconds(2),
            Duration.ofSeconds(3),
            Duration.ofSeconds(3),
            Duration.ofMinutes(1),
            Duration.ofSeconds(2),
            Duration.ofSeconds(5),
            Duration.ofMinutes(1),
            Duration.ofMinutes(1),
            Duration.ofSeconds(30));

    private static final Duration POLL = Duration.ofSeconds(1);

    /** SQLSTATEs: lock not available in time; statement took too long; deadlock. */
    private static final Set<String> RAN_INTO = Set.of("55P03", "57014", "40P01", "40001");

    /** With the usual limits for a path to the database that is dead. */
    public DatabaseLimits(Duration turn, Duration lock, Duration command, Duration read, Duration idle) {
        this(turn, lock, command, read, idle, USUAL.silence, USUAL.blind, USUAL.lost);
    }

    /** With the usual limits for duties and reports. */
    public DatabaseLimits(
            Duration turn,
            Duration lock,
            Duration command,
            Duration read,
            Duration idle,
            Duration silence,
            Duration blind,
            Duration lost) {
        this(turn, lock, command, read, idle, silence, blind, lost, USUAL.duty, USUAL.report);
    }

    /** How often the poll runs, and how often every connection is tested. */
    Duration poll() {
        Duration often = blind.dividedBy(5);
        return often.compareTo(POLL) < 0 ? often : POLL;
    }

    /** Whether a statement failed because others were in its way: nothing was changed, and a later try may succeed. */
    public static boolean ranInto(Throwable fault) {
        return fault instanceof CentreBusy || fault instanceof TooLate || RAN_INTO.contains(DatabaseAway.state(fault));
    }

    /** In PostgreSQL's milliseconds. */
    static String millis(Duration limit) {
        return Long.toString(limit.toMillis());
    }
}
