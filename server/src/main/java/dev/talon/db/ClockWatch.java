package dev.talon.db;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides whether the database's clock can be trusted. The queue uses that clock, and a jump of it would end a day
 * that has not ended. It is compared with the node's at each poll. A statement that cannot be undone compares them
 * again itself, with {@code clocks_agree}.
 */
public final class ClockWatch {
    private static final Logger LOG = LoggerFactory.getLogger(ClockWatch.class);
    /** If a clock moves by more between two polls than the time between them, it was set. */
    private static final Duration SET = Duration.ofSeconds(5);

    /** How the clocks stand to each other. */
    public enum Standing {
        AGREE,
        /** They differ, or records lie in the future; everything continues. */
        APART,
        /** They differ so much that nothing is done that cannot be undone. */
        STOPPED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * @param ahead by how many seconds the database's clock is ahead of the node's; below 0: behind
     * @param future how many seconds the newest record lies in the future; 0: it does not
     */
    public record Reading(Standing standing, long ahead, long future) {}

    private final ClockLimits limits;
    private final LongSupplier nanos;
    private final NodeClock node;
    private volatile Reading reading = new Reading(Standing.AGREE, 0, 0);
    private volatile Runnable setBack = () -> {};
    private Instant said;
    private long saidAt;
    private boolean wasSet;
    private long setAt;

    public ClockWatch(ClockLimits limits) {
        this(limits, InstantSource.system(), System::nanoTime);
    }

    ClockWatch(ClockLimits limits, InstantSource machine, LongSupplier nanos) {
        this.limits = limits;
        this.nanos = nanos;
        this.node = new NodeClock(limits, machine, nanos);
    }

    public Reading reading() {
        return reading;
    }

    /** This node's time, for {@code clocks_agree}. */
    public OffsetDateTime node() {
        return node.now().atOffset(ZoneOffset.UTC);
    }

    /** The difference in seconds from which nothing is done that cannot be undone, for {@code clocks_agree}. */
    public double limit() {
        return limits.stop().toMillis() / 1000.0;
    }

    /**
     * The time that the database's clock must show now, calculated from its last answer, for {@code clocks_agree}; null
     * before the first.
     */
    public synchronized OffsetDateTime expected() {
        return said == null ? null : said.plusNanos(nanos.getAsLong() - saidAt).atOffset(ZoneOffset.UTC);
    }

    /** Whether the database's clock has not been set for so long, as far as this node knows. */
    public synchronized boolean ranFor(Duration time) {
        return !wasSet || nanos.getAsLong() - setAt >= time.toNanos();
    }

    /** Calls the listener after the database's clock was set back: earlier records now lie in the future. */
    public void onSetBack(Runnable listener) {
        setBack = listener;
    }

    /** The database's clock shows this time at this moment. */
    void heard(Instant time) {
        if (movedBack(time)) {
            setBack.run();
        }
        tell(new Reading(Standing.AGREE, Duration.between(node.now(), time).toSeconds(), reading.future()));
    }

    /** @param ahead how far the newest record lies in the database's future; not positive: it does not */
    public void newest(Duration ahead) {
        tell(new Reading(Standing.AGREE, reading.ahead(), Math.max(0, ahead.toSeconds())));
    }

    private synchronized boolean movedBack(Instant time) {
        OffsetDateTime expected = expected();
        said = time;
        saidAt = nanos.getAsLong();
        if (expected == null) {
            return false;
        }
        Duration moved = Duration.between(expected.toInstant(), time);
        if (moved.abs().compareTo(SET) < 0) {
            return false;
        }
        wasSet = true;
        setAt = saidAt;
        LOG.warn(
                "The database's clock was set {} by {} s",
                moved.isNegative() ? "back" : "forward",
                moved.abs().toSeconds());
        return moved.isNegative();
    }

    private synchronized void tell(Reading read) {
        Duration ahead = Duration.ofSeconds(Math.abs(read.ahead()));
        boolean apart = ahead.compareTo(limits.warn()) >= 0
                || Duration.ofSeconds(read.future()).compareTo(limits.warn()) >= 0;
        Standing now = ahead.compareTo(limits.stop()) >= 0 ? Standing.STOPPED : apart ? Standing.APART : Standing.AGREE;
        Standing before = reading.standing();
        reading = new Reading(now, read.ahead(), read.future());
        if (now == before) {
            return;
        }
        switch (now) {
            case AGREE -> LOG.info("The clocks of the database and of this node agree again");
            case APART -> LOG.warn("Clocks: {}. Set both by NTP", said(reading));
            case STOPPED ->
                LOG.warn(
                        "Clocks: {}; no day is ended, and nothing is deleted, sent or closed until they agree. Set both by NTP",
                        said(reading));
        }
    }

    /** The reading in words for who runs the server. */
    public static String said(Reading reading) {
        String clocks = "the database's clock is " + Math.abs(reading.ahead()) + " s "
                + (reading.ahead() < 0 ? "behind" : "ahead of") + " this node's";
        return reading.future() == 0
                ? clocks
                : clocks + ", and the newest record lies " + reading.future() + " s in the future";
    }
}
