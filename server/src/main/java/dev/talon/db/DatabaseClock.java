package dev.talon.db;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.concurrent.TimeUnit;

/** The database's time, as this node calculates it from the last answer that contained it. */
final class DatabaseClock {
    /** An answer that took longer, in nanoseconds, says too little about the present time. */
    private static final long SLOW = TimeUnit.SECONDS.toNanos(1);

    private record Said(OffsetDateTime time, long at) {}

    private volatile Said last;

    /** @param asked when the query was sent, on the scale of {@link System#nanoTime} */
    void says(OffsetDateTime time, long asked) {
        long now = System.nanoTime();
        if (now - asked < SLOW) {
            last = new Said(time, now);
        }
    }

    /** The time that it will show after a while; null if it has not been heard yet. */
    OffsetDateTime in(Duration time) {
        Said said = last;
        return said == null
                ? null
                : said.time().plusNanos(System.nanoTime() - said.at()).plus(time);
    }
}
