package dev.talon.sign;

import java.time.Duration;

/**
 * What a pad is held to: a key may be pressed twice, be stuck, or be pressed by a program on a computer that is no longer ours.
 *
 * @param betweenCalls a ticket is not called again sooner
 * @param oldest       a key that is older when its turn comes does nothing
 * @param twiceFrom    two presses that are meant as one word are at least so far apart
 * @param twiceWithin  and at most so far
 * @param walk         nobody is taken for a no-show sooner, however often it is pressed
 * @param justStarted  a service that began so recently is finished only by two presses
 * @param atOnce       keys of one desk that may come at once
 * @param thenEvery    after how long one more may come
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
