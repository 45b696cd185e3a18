package dev.talon.db;

import java.time.Duration;

/**
 * How far the database's clock and a node's may be apart.
 *
 * @param warn   from which difference on it is told
 * @param stop   from which difference on nothing is done that cannot be undone
 * @param belief how long a node goes on counting by itself after its machine's clock jumped by {@code stop} or more; then it takes
 *               the new time for the right one
 */
public record ClockLimits(Duration warn, Duration stop, Duration belief) {
    public static final ClockLimits USUAL =
            new ClockLimits(Duration.ofMinutes(1), Duration.ofHours(1), Duration.ofHours(1));
}
