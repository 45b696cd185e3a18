package dev.talon.db;

import java.time.Duration;
import java.util.Optional;

/**
 * Until when somebody waits for the result of a request; after that it must not be executed. It is stored in the
 * request's Vert.x context, like {@link Acting}.
 *
 * @param at on the scale of {@link System#nanoTime}
 */
public record Deadline(long at) {
    public static Deadline in(Duration left) {
        return new Deadline(System.nanoTime() + left.toNanos());
    }

    /** Sets this deadline for the request that is being handled. */
    public void here() {
        ActingPlace.request().ifPresent(context -> ActingPlace.DEADLINE.put(context, this));
    }

    /** The deadline of the request that is being handled; empty if the caller set none. */
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
