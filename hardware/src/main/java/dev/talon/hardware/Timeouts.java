package dev.talon.hardware;

import java.time.Duration;

/**
 * How long to wait for a printer. What a slow line needs for the data itself comes on top.
 *
 * @param connect for the connection
 * @param answer for the answer to a question about its state
 * @param write for it to take the next part of the data
 * @param confirm for its word that all is printed, after the last byte
 * @param silent the same, for a printer that never answers: how long its connection stays open, since many lose the end of a
 *     slip when it closes at once
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
