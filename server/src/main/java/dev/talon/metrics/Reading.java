package dev.talon.metrics;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One of the reads for {@code /metrics}: not more often than it is worth, one at a time, and its fault is said once. */
final class Reading<T> {
    /** Shorter than Prometheus waits for an answer, which is ten seconds. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final Logger LOG = LoggerFactory.getLogger(Reading.class);

    private final String what;
    private final Duration young;
    private final Supplier<Future<T>> read;
    private final Consumer<T> keep;
    private boolean running;
    private boolean failing;
    /** On the scale of {@link System#nanoTime}. */
    private long readAt;

    /**
     * @param what is read, as the log calls it
     * @param young for how long nobody reads anew what was read
     * @param keep is given what was read in time, and nothing else
     */
    Reading(String what, Duration young, Supplier<Future<T>> read, Consumer<T> keep) {
        this.keep = keep;
        this.what = what;
        this.young = young;
        this.read = read;
        this.readAt = System.nanoTime() - young.toNanos();
    }

    /** @return never fails. Who asks while another one reads is told what was read before; what has failed is tried again by the next */
    Future<Void> refresh() {
        synchronized (this) {
            if (running || System.nanoTime() - readAt < young.toNanos()) {
                return Future.succeededFuture();
            }
            running = true;
        }
        return read.get()
                .timeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .onSuccess(this::ended)
                .onFailure(this::failed)
                .otherwiseEmpty()
                .mapEmpty();
    }

    private synchronized void ended(T value) {
        keep.accept(value);
        running = false;
        failing = false;
        readAt = System.nanoTime();
    }

    private synchronized void failed(Throwable fault) {
        running = false;
        if (!failing) {
            failing = true;
            LOG.warn("{} cannot be read for /metrics: {}", what, fault.getMessage());
        }
    }
}
