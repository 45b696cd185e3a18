package dev.talon.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.Optional;

/**
 * Allows so many tries at once, then one each so often, for each key. The counts are in this node's memory.
 *
 * <p>A try is counted before its outcome is known, so a thousand tries at the same moment count as a thousand. A
 * successful try is taken back.
 */
public final class Throttle {
    private final long burst;
    private final long every;
    private final Ticker ticker;
    /** When the key's past tries expire, in the ticker's nanoseconds. */
    private final Cache<String, Long> paidOffAt;

    /**
     * @param burst tries that may come at once
     * @param every after how long one more may come
     */
    public Throttle(int burst, Duration every, Ticker ticker) {
        this.burst = burst;
        this.every = every.toNanos();
        this.ticker = ticker;
        this.paidOffAt = Caffeine.newBuilder()
                .ticker(ticker)
                .expireAfterWrite(every.multipliedBy(burst))
                .maximumSize(100_000)
                .build();
    }

    /** Counts a try; if there were too many, counts nothing and returns how many whole seconds to wait. */
    public Optional<Duration> refused(String key) {
        long now = ticker.read();
        long[] wait = {0};
        paidOffAt.asMap().compute(key, (same, before) -> {
            long owed = before == null ? 0 : Math.max(0, before - now);
            wait[0] = Math.max(0, owed + every - burst * every);
            return wait[0] > 0 ? before : Long.valueOf(now + owed + every);
        });
        // Rounded up: a caller who waits that long is admitted.
        long seconds = (wait[0] + 999_999_999) / 1_000_000_000;
        return seconds > 0 ? Optional.of(Duration.ofSeconds(seconds)) : Optional.empty();
    }

    /** Takes back a successful try. */
    public void giveBack(String key) {
        paidOffAt.asMap().computeIfPresent(key, (same, before) -> before - every);
    }

    /** Forgets every try of a key. */
    public void forget(String key) {
        paidOffAt.invalidate(key);
    }
}
