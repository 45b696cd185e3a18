package dev.talon.hardware;

import java.time.Duration;

/**
 * How long to wait for a printer. The time that a slow line needs for the data itself is added.
 *
 * @param connect for the connection
 * @param answer for the answer to a question about its state
 * @param write until it accepts the next part of the data
 * @param confirm for the confirmation that all is printed, after the last byte
 * @param silent the same, for a printer that never answers: its connection stays open for so long, since many
 *     printers lose the end of a slip when it closes at once
 */
public record Timeouts(Duration connect, Duration answer, Duration write, Duration confirm, Duration silent) {
    /** 3 s to connect, 1 s for an answer, 5 s for each part, 5 s to confirm, 2 s when it never answers. */
    public static final Timeouts USUAL = new Timeouts(
            Duration.ofSeconds(3),
            Duration.ofSeconds(1),
            Duration.ofSeconds(5),
            Duration.ofSeconds(5),
            Duration.ofSeconds(2));
}
