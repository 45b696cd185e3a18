package dev.talon.db;

import io.vertx.core.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;

/** What is done again and again: the log says when it begins to fail and when it works again, and nothing in between. */
public final class Recurring {
    private final Logger log;
    private final String what;
    private final AtomicBoolean failing = new AtomicBoolean();

    /**
     * @param log of whoever does it
     * @param what it is, such as {@code Watching the printers}
     */
    public Recurring(Logger log, String what) {
        this.log = log;
        this.what = what;
    }

    /** @return the same, whose end the log may tell */
    public <T> Future<T> heed(Future<T> time) {
        return time.onSuccess(done -> works()).onFailure(this::fails);
    }

    private void works() {
        if (failing.compareAndSet(true, false)) {
            log.info("{} works again", what);
        }
    }

    private void fails(Throwable fault) {
        if (failing.compareAndSet(false, true)) {
            log.warn("{} fails for now: {}", what, fault.getMessage());
        }
    }
}
