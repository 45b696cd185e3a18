package dev.talon.sign;

import java.time.Duration;

/**
 * Limits that make pads safe: a key may be pressed twice, be stuck, or be sent by a program on a compromised
 * computer.
 *
 * @param betweenCalls the least time between two calls of a ticket
 * @param oldest a key that is older when it is processed is ignored
 * @param twiceFrom the least time between two presses that confirm a command
 * @param twiceWithin the longest time between them
 * @param walk the least time from a call to a no-show, even if the key is pressed twice
 * @param justStarted a service that began more recently is finished only by two presses
 * @param atOnce keys of one desk that may come at once
 * @param thenEvery after how long one more may come
 */
public record PadLimits(
        Duration betweenCalls,
        Duration oldest,
        Duration twiceFrom,
        Duration twiceWithin,
        Duration walk,
        Duration justStarted,
        int atOnce,
        Duration thenEvery) {
    public static final PadLimits USUAL = new PadLimits(
            Duration.ofSeconds(10),
            Duration.ofSeconds(5),
            Duration.ofMillis(700),
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            Duration.ofSeconds(5),
            8,
            Duration.ofSeconds(2));
}
