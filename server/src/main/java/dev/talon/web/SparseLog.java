package dev.talon.web;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.slf4j.Logger;

/** Warnings that a thousand requests of the same second would write: one of them in ten seconds, with how many were left out. */
final class SparseLog {
    static final long PAUSE_NANOS = Duration.ofSeconds(10).toNanos();

    private final Logger log;
    private final LongSupplier nanos;
    private final AtomicLong last;
    private final AtomicLong leftOut = new AtomicLong();

    SparseLog(Logger log) {
        this(log, System::nanoTime);
    }

    /** @param nanos a clock that never goes back */
    SparseLog(Logger log, LongSupplier nanos) {
        this.log = log;
        this.nanos = nanos;
        this.last = new AtomicLong(nanos.getAsLong() - PAUSE_NANOS);
    }

    /**
     * @param format as of SLF4J
     * @param values for its places
     */
    void warn(String format, Object... values) {
        long before = last.get();
        long now = nanos.getAsLong();
        if (now - before < PAUSE_NANOS || !last.compareAndSet(before, now)) {
            leftOut.incrementAndGet();
            return;
        }
        long others = leftOut.getAndSet(0);
        log.warn(others == 0 ? format : format + " (and " + others + " more such lines since the last)", values);
    }
}
