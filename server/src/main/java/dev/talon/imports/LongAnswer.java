package dev.talon.imports;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;

/** Lets a connection be silent for as long as the answer takes. */
final class LongAnswer {
    /** The handler that ends silent connections, as Vert.x names it in Netty's pipeline. */
    private static final String IDLE = "idle";

    private LongAnswer() {}

    /**
     * Lets the connection be silent as long as the answer takes: a large file is checked and written for minutes after
     * its last byte came. Vert.x has no API for that. On the request's event loop.
     */
    static void expect(HttpServerRequest request) {
        if (request.connection() instanceof ConnectionBase connection) {
            var pipeline = connection.channel().pipeline();
            if (pipeline.get(IDLE) != null) {
                pipeline.remove(IDLE);
            }
        }
    }
}
