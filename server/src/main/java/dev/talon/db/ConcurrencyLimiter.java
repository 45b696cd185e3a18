package dev.talon.db;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

/**
 * Lets a fixed number of long tasks run at once, and begins only a few of them in each moment where a pace is set; the others wait
 * in order.
 */
public final class ConcurrencyLimiter {
    /**
     * How many may begin in a while: as many as let all who wait begin {@code within} a time, so that few of them hardly disturb
     * others. Where the machine is too busy to keep the pace, fewer do.
     *
     * @param fewest how many may always
     * @param most   how many may, however many wait
     * @param every  at least a millisecond
     * @param within of those who wait now
     */
    public record Pace(int fewest, int most, Duration every, Duration within) {
        /** Longer, and the last of thousands would come after their pages' patience. */
        private static final Duration LONGEST_REST = Duration.ofMillis(10);

        /**
         * @param waiting how many wait when the while begins
         * @return how many of them may begin in it
         */
        int starts(int waiting) {
            long whiles = within.dividedBy(every);
            return (int) Math.max(fewest, Math.min(most, (waiting + whiles - 1) / whiles));
        }

        /**
         * How much longer nobody begins after a while that took so long: as long as it was late, so that on a busy machine others
         * have as much time as those who begin.
         *
         * @param took what the clock says of the while
         * @return from nothing to 10 ms
         */
        Duration restAfter(Duration took) {
            Duration late = took.minus(every);
            if (late.isNegative()) {
                return Duration.ZERO;
            }
            return late.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : late;
        }
    }

    private record Waiter(Context context, Promise<Void> turn) {}

    private static final Pace AT_ONCE =
            new Pace(Integer.MAX_VALUE, Integer.MAX_VALUE, Duration.ofSeconds(1), Duration.ofSeconds(1));

    private final Vertx vertx;
    private final int places;
    private final int capacity;
    private final Duration patience;
    private final Pace pace;
    private final Deque<Waiter> waiting = new ArrayDeque<>();
    private int taken;
    /** In this while. */
    private int begun;
    /** How many may begin in this while. */
    private int starts;

    /**
     * @param places how many run at once
     * @param capacity how many may wait; the next is refused at once
     * @param patience how long each of them may wait
     */
    public ConcurrencyLimiter(Vertx vertx, int places, int capacity, Duration patience) {
        this(vertx, places, capacity, patience, AT_ONCE);
    }

    /** The same at a pace. */
    public ConcurrencyLimiter(Vertx vertx, int places, int capacity, Duration patience, Pace pace) {
        this.vertx = vertx;
        this.places = places;
        this.capacity = capacity;
        this.patience = patience;
        this.pace = pace;
        this.starts = pace.fewest();
    }

    /**
     * Starts the work in its turn, on the caller's Vert.x context.
     *
     * @return fails with {@link TooManyWaiting} if it cannot start
     */
    public <T> Future<T> take(Supplier<Future<T>> work) {
        return turn().compose(mine ->
                Future.succeededFuture().compose(begun -> work.get()).onComplete(done -> leave()));
    }

    /** How many wait now. */
    public synchronized int waiting() {
        return waiting.size();
    }

    private synchronized Future<Void> turn() {
        if (mayBegin()) {
            begin();
            return Future.succeededFuture();
        }
        if (waiting.size() >= capacity) {
            return Future.failedFuture(new TooManyWaiting(patience));
        }
        var waiter = new Waiter(vertx.getOrCreateContext(), Promise.promise());
        waiting.add(waiter);
        long timer = vertx.setTimer(patience.toMillis(), late -> refuse(waiter));
        return waiter.turn().future().onComplete(over -> vertx.cancelTimer(timer));
    }

    private boolean mayBegin() {
        return taken < places && begun < starts;
    }

    private void begin() {
        taken++;
        if (pace != AT_ONCE && begun++ == 0) {
            long from = System.nanoTime();
            vertx.setTimer(pace.every().toMillis(), over -> endWhile(Duration.ofNanos(System.nanoTime() - from)));
        }
    }

    private void endWhile(Duration took) {
        long rest = pace.restAfter(took).toMillis();
        if (rest > 0) {
            vertx.setTimer(rest, over -> beginAnew());
        } else {
            beginAnew();
        }
    }

    private void beginAnew() {
        synchronized (this) {
            begun = 0;
            starts = pace.starts(waiting.size());
        }
        beginNext();
    }

    private void refuse(Waiter waiter) {
        boolean waited;
        synchronized (this) {
            waited = waiting.remove(waiter);
        }
        if (waited) {
            waiter.turn().fail(new TooManyWaiting(patience));
        }
    }

    private void leave() {
        synchronized (this) {
            taken--;
        }
        beginNext();
    }

    /** Those whose turn it is now. */
    private synchronized void beginNext() {
        while (!waiting.isEmpty() && mayBegin()) {
            begin();
            Waiter next = waiting.poll();
            next.context().runOnContext(go -> next.turn().complete());
        }
    }
}
