package dev.talon.access;

import java.util.function.LongSupplier;

/** Limits the messages of one connection: so many at once, and then so many a second. */
public final class MessageLimit {
    private static final long SECOND = 1_000_000_000;

    private final int burst;
    private final long every;
    private final LongSupplier nanos;
    private long from;
    private long counted;

    /** @param nanos a clock that only goes forward, in nanoseconds */
    public MessageLimit(int burst, int aSecond, LongSupplier nanos) {
        this.burst = burst;
        this.every = SECOND / aSecond;
        this.nanos = nanos;
        this.from = nanos.getAsLong();
    }

    /** Counts a message, and says whether there were too many. */
    public boolean isExceeded() {
        long now = nanos.getAsLong();
        long forgotten = Math.min(counted, (now - from) / every);
        counted -= forgotten;
        from = counted == 0 ? now : from + forgotten * every;
        return ++counted > burst;
    }
}
