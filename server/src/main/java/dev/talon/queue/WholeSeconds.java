package dev.talon.queue;

import java.time.Duration;

/** Times as answers and reports say them. */
public final class WholeSeconds {
    private static final Duration HALF = Duration.ofMillis(500);

    private WholeSeconds() {}

    /** Rounded half up: the one rule for a time that somebody reads. */
    public static long of(Duration time) {
        return time.plus(HALF).toSeconds();
    }
}
