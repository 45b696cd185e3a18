package dev.talon.board;

import dev.talon.web.Principal;
import dev.talon.web.Problem;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.ServerWebSocket;
import java.util.function.Supplier;

/**
 * The protocol of a screen: boards as they come, a beat now and then, never a queue of old boards.
 *
 * <p>A screen that reads slowly gets the newest board when it can take one again; what lay between is of no use to it.
 */
final class BoardSocket implements BoardHub.Screen {
    /** A page cannot see pings; the beat tells it that the line is alive. */
    private static final int BEAT_MS = 15_000;

    private static final String BEAT = "{\"type\":\"beat\"}";

    private final Vertx vertx;
    private final ServerWebSocket socket;
    private final Supplier<Future<Principal>> caller;
    private final long beat;
    private String pending;
    private boolean heard = true;

    /** @param caller says who listens, or fails where they may no longer; also notes that a device is still there */
    BoardSocket(Vertx vertx, ServerWebSocket socket, Supplier<Future<Principal>> caller) {
        this.vertx = vertx;
        this.socket = socket;
        this.caller = caller;
        this.beat = vertx.setPeriodic(BEAT_MS, id -> beat());
        socket.pongHandler(pong -> heard = true);
        socket.handler(message -> heard = true);
        socket.drainHandler(v -> drained());
        socket.exceptionHandler(fault -> close());
    }

    @Override
    public synchronized void show(long version, String text) {
        if (socket.writeQueueFull()) {
            pending = text;
            return;
        }
        pending = null;
        socket.writeTextMessage(text);
    }

    void closed() {
        vertx.cancelTimer(beat);
    }

    private synchronized void drained() {
        if (pending != null) {
            socket.writeTextMessage(pending);
            pending = null;
        }
    }

    private void beat() {
        if (!heard) {
            close();
            return;
        }
        heard = false;
        socket.writePing(io.vertx.core.buffer.Buffer.buffer("talon"));
        if (!socket.writeQueueFull()) {
            socket.writeTextMessage(BEAT);
        }
        caller.get().onFailure(this::refused);
    }

    private void refused(Throwable fault) {
        // A database that is away for a while refuses nobody.
        if (fault instanceof Problem problem && (problem.status() == 401 || problem.status() == 403)) {
            socket.close((short) 1008, "no longer allowed");
        }
    }

    private void close() {
        socket.close((short) 1001, "going away");
    }
}
