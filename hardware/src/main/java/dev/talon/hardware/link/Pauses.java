package dev.talon.hardware.link;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * The pauses before the next try: a little longer each time, and different for each program, so that a hundred
 * programs that lost the same server do not come back at the same moment.
 */
public final class Pauses {
    private final Duration first;
    private final Duration longest;
    private final DoubleSupplier random;
    private int tries;

    /** @param random 0 to 1 */
    public Pauses(Duration first, Duration longest, DoubleSupplier random) {
        this.first = first;
        this.longest = longest;
        this.random = random;
    }

    /** A random time between half of and the whole of a time that doubles with every call, up to the longest. */
    public Duration next() {
        long whole = Math.min(longest.toMillis(), first.toMillis() << Math.min(tries++, 20));
        return Duration.ofMillis(Math.round(whole * (0.5 + random.getAsDouble() / 2)));
    }

    /** It worked: the next pause is a short one again. */
    public void startOver() {
        tries = 0;
    }
}
