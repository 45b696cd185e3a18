package dev.talon.web;

import io.netty.channel.Channel;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Begins to read new connections of one event loop a few at a time, in the order in which they came. An event loop reads all that
 * has come before it does anything else: when thousands connect at once, a command that comes on an open connection would wait until
 * the first request of each of them is read.
 */
final class NewConnections implements Handler<HttpConnection> {
    /** Read within a millisecond or a few. */
    private static final int AT_ONCE = 32;

    private static final int PAUSE_MS = 1;

    private final Vertx vertx;
    private final ConnectionLimit limit;
    private final Queue<Channel> waiting = new ArrayDeque<>();
    private int begun;

    /**
     * Made and used on the event loop alone.
     *
     * @param limit of all event loops together
     */
    NewConnections(Vertx vertx, ConnectionLimit limit) {
        this.vertx = vertx;
        this.limit = limit;
    }

    @Override
    public void handle(HttpConnection connection) {
        Channel channel = ((ConnectionBase) connection).channel();
        if (!limit.admits(channel)) {
            return;
        }
        if (begun == 0) {
            vertx.setTimer(PAUSE_MS, id -> next());
        }
        if (begun < AT_ONCE) {
            begun++;
        } else {
            channel.config().setAutoRead(false);
            waiting.add(channel);
            accept(channel, false);
        }
    }

    private void next() {
        for (begun = 0; begun < AT_ONCE && !waiting.isEmpty(); begun++) {
            Channel channel = waiting.poll();
            channel.config().setAutoRead(true);
            if (waiting.isEmpty()) {
                accept(channel, true);
            }
        }
        if (begun > 0) {
            vertx.setTimer(PAUSE_MS, id -> next());
        }
    }

    /** Those that are not accepted wait in the system, and cost nothing yet. */
    private static void accept(Channel channel, boolean on) {
        if (channel.parent().isOpen()) {
            channel.parent().config().setAutoRead(on);
        }
    }
}
