package dev.talon.db;

import java.time.Duration;
import java.util.Optional;

/**
 * Until when somebody waits for what a request asks; afterwards it must not be done any more. Kept with the request's own context,
 * as {@link Acting} is.
 *
 * @param at in the terms of {@link System#nanoTime}
 */
public record Deadline(long at) {
    public static Deadline in(Duration left) {
        return new Deadline(System.nanoTime() + left.toNanos());
    }

    /** From now on it holds for the request that is being handled. */
    public void here() {
        ActingPlace.request().ifPresent(context -> ActingPlace.DEADLINE.put(context, this));
    }

    /** That of the request that is being handled; empty where nobody said how long they wait. */
    public static Optional<Deadline> now() {
        return ActingPlace.request().map(ActingPlace.DEADLINE::get);
    }

    /** Negative once it is over. */
    public Duration left() {
        return Duration.ofNanos(at - System.nanoTime());
    }

    boolean isOver() {
        return left().isNegative();
    }
}
