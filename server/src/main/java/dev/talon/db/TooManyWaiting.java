package dev.talon.db;

import java.time.Duration;

/** A long task could not start: too many waited before it, or it waited too long. Nothing of it was executed. */
public final class TooManyWaiting extends RuntimeException {
    private final Duration retryAfter;

    TooManyWaiting(Duration retryAfter) {
        super("too many are waiting for their turn", null, false, false);
        this.retryAfter = retryAfter;
    }

    /** How long to wait before asking again. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
