package dev.talon.db;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * How long what other nodes changed is on its way here: from their commit until the boards of this node were told. Whoever sends hints says
 * when the oldest of them happened, by the database's clock; whoever hears them knows that clock from its poll.
 */
public final class HintLag {
    /** Stands for the moment, in microseconds since 1970, among the centres of a notification: no centre has this id. */
    static final int MOMENT = 0;

    private record Found(long version, long at) {}

    private final Supplier<OffsetDateTime> clock;
    private final Duration patience;
    /** What the poll found before a hint came, by centre. */
    private final Map<Integer, Found> found = new ConcurrentHashMap<>();

    private final AtomicLong missed = new AtomicLong();
    private volatile Consumer<Duration> listener = lag -> {};

    /**
     * @param clock the database's time; null while it is not known
     * @param patience how long after the poll a hint may still come
     */
    HintLag(Supplier<OffsetDateTime> clock, Duration patience) {
        this.clock = clock;
        this.patience = patience;
    }

    /** Calls the listener with the lag of each notification that told something new. */
    public void onHeard(Consumer<Duration> listener) {
        this.listener = listener;
    }

    /** How many changes of centres only the poll has found, because no hint came. */
    public long missed() {
        return missed.get();
    }

    /** The poll found a change of which no hint has come yet. */
    void found(int centreId, long version) {
        found.put(centreId, new Found(version, System.nanoTime()));
    }

    /** A hint came. @return whether the poll had found it before */
    boolean isFound(int centreId, long version) {
        Found before = found.get(centreId);
        return before != null && before.version() <= version && found.remove(centreId, before);
    }

    /** The notification with something new was of this moment. */
    void heard(long micros) {
        OffsetDateTime now = clock.get();
        if (now != null) {
            Duration lag = Duration.between(Instant.EPOCH.plus(micros, ChronoUnit.MICROS), now.toInstant());
            listener.accept(lag.isNegative() ? Duration.ZERO : lag);
        }
    }

    /** Of what was found so long ago no hint will come. */
    void giveUp() {
        long now = System.nanoTime();
        found.values().removeIf(one -> {
            boolean late = now - one.at() >= patience.toNanos();
            if (late) {
                missed.incrementAndGet();
            }
            return late;
        });
    }
}
