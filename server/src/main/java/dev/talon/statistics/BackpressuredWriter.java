package dev.talon.statistics;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.WriteStream;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Writes a file as fast as its reader accepts it, within a time limit: while it is being read, PostgreSQL must keep
 * every old version of the rows that commands change.
 */
public final class BackpressuredWriter {
    /** A reader that accepts nothing for so long has gone. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** The whole file. */
    private static final Duration END = Duration.ofMinutes(10);

    private final WriteStream<Buffer> out;
    private final Duration patience;
    private final long end;
    private final Promise<Void> gone = Promise.promise();

    public BackpressuredWriter(WriteStream<Buffer> out) {
        this(out, PATIENCE, END);
    }

    /**
     * @param patience how long the reader may take nothing
     * @param whole how long the reader may take for all of it
     */
    public BackpressuredWriter(WriteStream<Buffer> out, Duration patience, Duration whole) {
        this.out = out;
        this.patience = patience;
        this.end = System.nanoTime() + whole.toNanos();
        out.exceptionHandler(gone::tryFail);
    }

    /** @return when there is space for more; fails if the reader went away */
    public Future<Void> write(Buffer piece) {
        if (gone.future().failed()) {
            return gone.future();
        }
        if (left() <= 0) {
            return Future.failedFuture(new TimeoutException("the reader takes the file too slowly"));
        }
        if (piece.length() > 0) {
            out.write(piece).onFailure(gone::tryFail);
        }
        return out.writeQueueFull() ? drained() : Future.succeededFuture();
    }

    private Future<Void> drained() {
        Promise<Void> drained = Promise.promise();
        gone.future().onFailure(drained::tryFail);
        out.drainHandler(go -> drained.tryComplete());
        if (!out.writeQueueFull()) {
            drained.tryComplete();
        }
        return drained.future().timeout(Math.max(1, Math.min(patience.toMillis(), left())), TimeUnit.MILLISECONDS);
    }

    /** In milliseconds. */
    private long left() {
        return TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
    }
}
