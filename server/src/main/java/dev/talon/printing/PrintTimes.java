package dev.talon.printing;

import java.time.Duration;

/**
 * The times by which a job in progress is told from one whose server has stopped, and the interval of printer
 * queries.
 *
 * @param alive how often a node records that a job of its own is in progress
 * @param lost how long after the last such record a job counts as lost
 * @param look how often a node looks for lost jobs, and for those that nobody has begun
 * @param page how long a test page waits for the node that has the printer's agent, until the agent counts as away
 * @param watch the intervals of printer queries
 */
public record PrintTimes(Duration alive, Duration lost, Duration look, Duration page, WatchTimes watch) {
    /** Every 5 s, a minute, every 3 s, 10 s. */
    public static final PrintTimes USUAL = new PrintTimes(
            Duration.ofSeconds(5),
            Duration.ofMinutes(1),
            Duration.ofSeconds(3),
            Duration.ofSeconds(10),
            WatchTimes.USUAL);
}
