package dev.talon.web;

import io.netty.channel.Channel;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;

/** Closes a socket whose other side does not read. */
public final class DeadSocket {
    private DeadSocket() {}

    /**
     * Ends the socket at once: a close frame would wait behind everything that was not read.
     *
     * @param request that became the socket, or becomes it
     */
    public static Runnable end(HttpServerRequest request) {
        Channel channel = ((ConnectionBase) request.connection()).channel();
        return () -> {
            var first = channel.pipeline().firstContext();
            if (first != null) {
                first.close();
            }
        };
    }
}
