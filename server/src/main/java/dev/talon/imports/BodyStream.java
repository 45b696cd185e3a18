package dev.talon.imports;

import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A request's body that a worker reads while the event loop receives it. It holds little: when it is full it stops
 * the sender, and when it is empty it lets the sender continue.
 */
public final class BodyStream extends InputStream {
    /** The body is larger than it may be. */
    public static final class TooLarge extends IOException {
        TooLarge(long limit) {
            super("more than " + limit + " bytes");
        }
    }

    /** Bytes. Above this the sender is stopped; buffers on their way may still be added. */
    private static final int FULL = 1 << 20;

    private static final int LOW = 256 << 10;
    /** A sender that is silent for so long is gone. */
    private static final long PATIENCE_MS = 60_000;

    private final HttpServerRequest request;
    private final Context context;
    private final long limit;
    private final Deque<Buffer> buffers = new ArrayDeque<>();
    private int position;
    private int held;
    private long received;
    private boolean paused;
    private boolean ended;
    private boolean closed;
    private IOException fault;

    /** @param context the request's; called on it, with the request paused */
    public BodyStream(HttpServerRequest request, Context context, long limit) {
        this.request = request;
        this.context = context;
        this.limit = limit;
        request.handler(this::receive);
        request.endHandler(end -> end(null));
        request.exceptionHandler(lost -> end(new IOException("the sender broke off", lost)));
        request.resume();
    }

    private synchronized void receive(Buffer buffer) {
        received += buffer.length();
        if (closed || fault != null || buffer.length() == 0) {
            return;
        }
        if (received > limit) {
            buffers.clear();
            end(new TooLarge(limit));
            return;
        }
        buffers.add(buffer);
        held += buffer.length();
        if (held >= FULL && !paused) {
            paused = true;
            request.pause();
        }
        notifyAll();
    }

    private synchronized void end(IOException why) {
        if (fault == null && !ended) {
            fault = why;
        }
        ended = true;
        notifyAll();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) == -1 ? -1 : one[0] & 0xFF;
    }

    @Override
    public synchronized int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        awaitBytes();
        Buffer buffer = buffers.peek();
        if (buffer == null) {
            return -1;
        }
        int count = Math.min(length, buffer.length() - position);
        buffer.getBytes(position, position + count, into, offset);
        position += count;
        held -= count;
        if (position == buffer.length()) {
            buffers.remove();
            position = 0;
        }
        if (paused && held <= LOW) {
            paused = false;
            context.runOnContext(again -> request.resume());
        }
        return count;
    }

    private void awaitBytes() throws IOException {
        long deadline = System.nanoTime() + PATIENCE_MS * 1_000_000;
        while (buffers.isEmpty() && !ended) {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                throw new IOException("the sender was silent for " + PATIENCE_MS / 1000 + " s");
            }
            try {
                wait(left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("the server is stopping", e);
            }
        }
        if (fault != null) {
            throw fault;
        }
    }

    /** Later data is discarded. */
    @Override
    public synchronized void close() {
        closed = true;
        buffers.clear();
        held = 0;
        if (paused) {
            paused = false;
            context.runOnContext(again -> request.resume());
        }
    }
}
