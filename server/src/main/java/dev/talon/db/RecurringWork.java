package dev.talon.db;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.slf4j.Logger;

/**
 * What a node does again and again by the clock. Never twice at once: a time that comes while the one before lasts is left out. The log says
 * when it begins to fail and when it works again.
 */
public final class RecurringWork {
    private final Recurring times;
    private final Vertx vertx;
    private final Supplier<? extends Future<?>> work;
    private final long timer;
    private final AtomicBoolean underWay = new AtomicBoolean();

    /**
     * Begins after the first interval.
     *
     * @param what it is, such as {@code Watching the printers}
     * @param work ends by itself, if only with a failure: until it has, there is no further time
     */
    public RecurringWork(Vertx vertx, Logger log, String what, Duration every, Supplier<? extends Future<?>> work) {
        this(vertx, log, what, every, every, work);
    }

    /**
     * The same.
     *
     * @param first how long until the first time; none: as soon as this thread has time
     */
    public RecurringWork(
            Vertx vertx, Logger log, String what, Duration first, Duration every, Supplier<? extends Future<?>> work) {
        this.times = new Recurring(log, what);
        this.vertx = vertx;
        this.work = work;
        this.timer = vertx.setPeriodic(first.toMillis(), every.toMillis(), id -> now());
    }

    /** Does it now, unless it is under way. */
    public void now() {
        if (underWay.compareAndSet(false, true)) {
            times.heed(Future.succeededFuture()
                            .<Void>compose(begun -> work.get().mapEmpty()))
                    .onComplete(done -> underWay.set(false));
        }
    }

    /** No further time begins; one that is under way ends. */
    public void close() {
        vertx.cancelTimer(timer);
    }
}
