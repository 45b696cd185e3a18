package dev.talon.web;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Lines that a thousand requests of the same second would write: some of them at once, then one in a while, with how many were left
 * out.
 */
final class SparseLog {
    static final long PAUSE_NANOS = Duration.ofSeconds(10).toNanos();

    private final Logger log;
    private final LongSupplier nanos;
    private final long pause;
    private final long ahead;
    /** When the next line is due; so many pauses before it one may be written. */
    private final AtomicLong due;

    private final AtomicLong leftOut = new AtomicLong();

    /** One in ten seconds. */
    SparseLog(Logger log) {
        this(log, 1, Duration.ofNanos(PAUSE_NANOS), System::nanoTime);
    }

    /**
     * @param atOnce how many lines may follow each other, from 1
     * @param pause after which one more may be written, also when none was for a while
     * @param nanos a clock that never goes back
     */
    SparseLog(Logger log, int atOnce, Duration pause, LongSupplier nanos) {
        this.log = log;
        this.nanos = nanos;
        this.pause = pause.toNanos();
        this.ahead = (atOnce - 1) * this.pause;
        this.due = new AtomicLong(nanos.getAsLong());
    }

    /**
     * @param format as of SLF4J
     * @param values for its places
     */
    void warn(String format, Object... values) {
        say(log.atLevel(Level.WARN), format, values);
    }

    /** @param line with what else it has, to be written or not */
    void say(LoggingEventBuilder line, String format, Object... values) {
        long before = due.get();
        long now = nanos.getAsLong();
        if (before - now > ahead || !due.compareAndSet(before, (before - now > 0 ? before : now) + pause)) {
            leftOut.incrementAndGet();
            return;
        }
        long others = leftOut.getAndSet(0);
        line.log(others == 0 ? format : format + " (and " + others + " more such lines since the last)", values);
    }
}
