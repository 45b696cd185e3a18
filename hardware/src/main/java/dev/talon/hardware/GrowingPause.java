package dev.talon.hardware;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The pauses before the next search for a device that is missing: short at first, then longer and longer. For one
 * thread.
 */
final class GrowingPause {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(15);

    private Duration pause = Duration.ZERO;
    private long until;

    /** The device is missing: doubles the pause, plus or minus a fifth, so that many do not look at the same moment. */
    void grow() {
        pause = pause.isZero() ? FIRST : min(pause.multipliedBy(2), LONGEST);
        until = System.nanoTime()
                + (long) (pause.toNanos() * ThreadLocalRandom.current().nextDouble(0.8, 1.2));
    }

    /** The device is there. */
    void end() {
        pause = Duration.ZERO;
    }

    boolean isOver() {
        return pause.isZero() || System.nanoTime() - until >= 0;
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
