package dev.talon.db;

import java.time.Duration;

/** Something long could not have its turn: too many waited before it, or it waited too long. Nothing of it was begun. */
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
