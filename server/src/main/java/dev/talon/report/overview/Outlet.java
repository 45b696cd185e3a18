package dev.talon.report.overview;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.WriteStream;
import java.util.concurrent.TimeUnit;

/** A file that is written as fast as its reader takes it. */
public final class Outlet {
    /** Who takes nothing for so long has gone, and a connection is not kept for them. */
    private static final int PATIENCE_SECONDS = 60;

    private final WriteStream<Buffer> out;
    private final Promise<Void> gone = Promise.promise();

    public Outlet(WriteStream<Buffer> out) {
        this.out = out;
        out.exceptionHandler(gone::tryFail);
    }

    /** @return when there is room for more; fails where the reader went away */
    public Future<Void> write(Buffer piece) {
        if (gone.future().failed()) {
            return gone.future();
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
        return drained.future().timeout(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
}
