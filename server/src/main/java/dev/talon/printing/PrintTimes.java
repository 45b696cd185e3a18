package dev.talon.printing;

import java.time.Duration;

/**
 * How a paper that is under way is told from one whose server has stopped, and how often printers are asked.
 *
 * @param alive how often a node says of each paper that it is under way
 * @param lost after how long without such a word a paper counts as lost
 * @param look how often lost papers, and those that nobody has begun, are looked for
 * @param page how long a test page is left to the node that has the printer's agent, until it counts as away
 * @param watch how often printers are asked how they are
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
