package dev.talon.db;

import java.time.Duration;

/**
 * How far the clocks of the database and of a node may differ.
 *
 * @param warn the difference from which it is reported
 * @param stop the difference from which nothing is done that cannot be undone
 * @param belief how long a node continues its own time after its machine's clock jumped by {@code stop} or more; then
 *     it accepts the new time
 */
public record ClockLimits(Duration warn, Duration stop, Duration belief) {
    public static final ClockLimits USUAL =
            new ClockLimits(Duration.ofMinutes(1), Duration.ofHours(1), Duration.ofHours(1));
}
