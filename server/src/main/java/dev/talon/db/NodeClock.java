package dev.talon.db;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * The time by which a node judges the database's clock. It follows the machine's clock, but accepts a jump of it only
 * after a while. If both are on one machine, both jump at once; only the time that the node counted itself reveals
 * the jump.
 */
final class NodeClock {
    private final InstantSource machine;
    private final LongSupplier nanos;
    private final ClockLimits limits;
    private Instant known;
    private long knownAt;
    /** When the jump that is not accepted yet was seen, on the scale of {@code nanos}. */
    private long jumpedAt;

    private boolean jumped;

    /** @param nanos counts on whatever becomes of the machine's clock */
    NodeClock(ClockLimits limits, InstantSource machine, LongSupplier nanos) {
        this.limits = limits;
        this.machine = machine;
        this.nanos = nanos;
        this.known = machine.instant();
        this.knownAt = nanos.getAsLong();
    }

    synchronized Instant now() {
        long at = nanos.getAsLong();
        Instant said = machine.instant();
        Instant counted = known.plusNanos(at - knownAt);
        boolean near = Duration.between(counted, said).abs().compareTo(limits.stop()) < 0;
        if (!near && !jumped) {
            jumped = true;
            jumpedAt = at;
        }
        if (!near && at - jumpedAt < limits.belief().toNanos()) {
            return counted;
        }
        jumped = false;
        known = said;
        knownAt = at;
        return said;
    }
}
