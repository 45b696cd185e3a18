package dev.talon.board;

import dev.talon.access.MessageLimit;
import dev.talon.web.Principal;
import dev.talon.web.Problem;
import dev.talon.web.SharedText;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * The protocol of a screen: boards as they change, a beat at intervals, never a queue of old boards.
 *
 * <p>A screen that reads slowly gets the newest board when it can accept one again. It does not need those in
 * between.
 */
final class BoardSocket implements BoardHub.Screen {
    /**
     * One of so many beats must be answered; at the same interval the node checks whether the listener still may
     * listen.
     */
    private static final int PATIENCE = 3;

    private static final short SERVICE_RESTART = 1012;
    /** How many messages a screen may send at once, and a second. */
    private static final int MESSAGES = 20;

    private final Vertx vertx;
    private final ServerWebSocket socket;
    private final Supplier<Future<Principal>> caller;
    private final Runnable there;
    private final BooleanSupplier proven;
    private final Runnable cut;
    private final String beatText;
    private final long timer;
    private final MessageLimit limit = new MessageLimit(MESSAGES, MESSAGES, System::nanoTime);
    private Buffer pending;
    private String pendingDesk;
    private int beats;
    private int unanswered;

    /**
     * @param caller returns the listener, or fails if they may no longer listen; also stores that a device is still
     *     used
     * @param beat how often the socket sends a beat, because a page cannot see pings
     * @param there called whenever the listener's browser has answered, which it also does for a hidden or frozen page
     * @param proven whether the shown board is known to be the newest: if not, the socket sends no beat
     * @param cut ends a socket whose other side does not read
     */
    BoardSocket(
            Vertx vertx,
            ServerWebSocket socket,
            Supplier<Future<Principal>> caller,
            Duration beat,
            Runnable there,
            BooleanSupplier proven,
            Runnable cut) {
        this.vertx = vertx;
        this.socket = socket;
        this.caller = caller;
        this.there = there;
        this.proven = proven;
        this.cut = cut;
        this.beatText = "{\"type\":\"beat\",\"every\":" + beat.toMillis() + "}";
        // Screens that connected at once should not send at once for ever.
        long first = 1 + ThreadLocalRandom.current().nextLong(beat.toMillis());
        this.timer = vertx.setPeriodic(first, beat.toMillis(), id -> beat());
        socket.pongHandler(pong -> heard());
        socket.handler(message -> {
            heard();
            // A page has nothing to send here.
            if (limit.isExceeded()) {
                socket.close((short) 1008, "too many messages");
            }
        });
        socket.drainHandler(v -> drained());
        socket.exceptionHandler(fault -> end());
        there.run();
        sayAlive();
    }

    @Override
    public synchronized void show(long version, Buffer board) {
        if (socket.isClosed()) {
            return;
        }
        if (socket.writeQueueFull()) {
            pending = board;
            return;
        }
        pending = null;
        SharedText.write(socket, board);
    }

    /** Sends the state of a desk to its page. */
    synchronized void tell(String text) {
        if (socket.isClosed()) {
            return;
        }
        if (socket.writeQueueFull()) {
            pendingDesk = text;
            return;
        }
        pendingDesk = null;
        socket.writeTextMessage(text);
    }

    void closed() {
        vertx.cancelTimer(timer);
    }

    private synchronized void drained() {
        if (pending != null) {
            SharedText.write(socket, pending);
            pending = null;
        }
        if (pendingDesk != null) {
            socket.writeTextMessage(pendingDesk);
            pendingDesk = null;
        }
    }

    private void heard() {
        unanswered = 0;
        there.run();
    }

    private void beat() {
        // A socket that was closed and whose other side never reads the end is cut here too.
        if (unanswered == PATIENCE) {
            end();
            return;
        }
        unanswered++;
        if (socket.isClosed()) {
            return;
        }
        socket.writePing(Buffer.buffer("talon"));
        sayAlive();
        if (++beats % PATIENCE == 0) {
            askAgain();
        }
    }

    private void sayAlive() {
        if (!socket.writeQueueFull() && proven.getAsBoolean()) {
            socket.writeTextMessage(beatText);
        }
    }

    @Override
    public boolean mayGo() {
        return true;
    }

    @Override
    public void sendAway() {
        socket.close(SERVICE_RESTART, "service restart");
    }

    @Override
    public void askAgain() {
        caller.get().onFailure(this::refused);
    }

    private void refused(Throwable fault) {
        // A database that is away for a while refuses nobody.
        if (fault instanceof Problem problem && (problem.status() == 401 || problem.status() == 403)) {
            socket.close((short) 1008, "no longer allowed");
        }
    }

    private void end() {
        socket.close((short) 1001, "going away");
        cut.run();
    }
}
