package dev.talon.db;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.concurrent.TimeUnit;

/** The database's time, as this node calculates it from the last answer that contained it. */
final class DatabaseClock {
    /** An answer that was longer under way says too little about now, in nanoseconds. */
    private static final long SLOW = TimeUnit.SECONDS.toNanos(1);

    private record Said(OffsetDateTime time, long at) {}

    private volatile Said last;

    /** @param asked when it was asked for, in the terms of {@link System#nanoTime} */
    void says(OffsetDateTime time, long asked) {
        long now = System.nanoTime();
        if (now - asked < SLOW) {
            last = new Said(time, now);
        }
    }

    /** What it shows after a while; null where it has not been heard yet. */
    OffsetDateTime in(Duration time) {
        Said said = last;
        return said == null
                ? null
                : said.time().plusNanos(System.nanoTime() - said.at()).plus(time);
    }
}
