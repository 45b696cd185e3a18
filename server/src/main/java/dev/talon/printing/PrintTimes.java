package dev.talon.printing;

import java.time.Duration;

/**
 * How a paper that is under way is told from one whose server has stopped.
 *
 * @param alive how often a node says of each paper that it is under way
 * @param lost after how long without such a word a paper counts as lost
 * @param look how often lost papers, and those that nobody has begun, are looked for
 */
public record PrintTimes(Duration alive, Duration lost, Duration look) {
    /** Every 5 s, a minute, every 3 s. */
    public static final PrintTimes USUAL =
            new PrintTimes(Duration.ofSeconds(5), Duration.ofMinutes(1), Duration.ofSeconds(3));
}
