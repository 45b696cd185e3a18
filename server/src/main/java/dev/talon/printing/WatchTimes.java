package dev.talon.printing;

import java.time.Duration;

/**
 * How often printers are asked for their state while they do not print.
 *
 * @param look how often a node checks which printers are due
 * @param ask after how long a printer that has answered is due again
 * @param lease how long a printer is reserved for the node that asks it
 * @param longest the longest pause before a printer that does not answer is asked again
 */
public record WatchTimes(Duration look, Duration ask, Duration lease, Duration longest) {
    /** Every 2 s, 10 s, 15 s, a minute. */
    public static final WatchTimes USUAL = new WatchTimes(
            Duration.ofSeconds(2), Duration.ofSeconds(10), Duration.ofSeconds(15), Duration.ofMinutes(1));
}
