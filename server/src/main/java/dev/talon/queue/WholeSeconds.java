package dev.talon.queue;

import java.time.Duration;

/** Rounds durations to whole seconds for answers and reports. */
public final class WholeSeconds {
    private static final Duration HALF = Duration.ofMillis(500);

    private WholeSeconds() {}

    /** Rounded half up: the one rule for a time that somebody reads. */
    public static long of(Duration time) {
        return time.plus(HALF).toSeconds();
    }
}
