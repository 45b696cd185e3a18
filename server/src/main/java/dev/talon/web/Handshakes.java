package dev.talon.web;

import static dev.talon.web.Problem.said;

import dev.talon.db.ConcurrencyLimiter;
import dev.talon.db.TooManyWaiting;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Limits the concurrent requests for a WebSocket; the others wait in order. When thousands of screens connect at
 * once, the queue's commands are still served in between. It comes before every other handler, because a waiting
 * request should cost nothing.
 */
public final class Handshakes implements Handler<RoutingContext> {
    private static final Logger LOG = LoggerFactory.getLogger(Handshakes.class);
    /** The longest time of a handshake, after which its turn ends. */
    private static final int LONGEST_SECONDS = 5;

    private static final String TURN = "talon-handshake";

    private record Turn(ConcurrencyLimiter openings, Promise<Void> over) {}

    private final ConcurrencyLimiter turns;
    private final ConcurrencyLimiter openings;

    /**
     * @param turns of whole handshakes
     * @param openings of their ends. One statement finds the owners of hundreds: if all of these opened at once, commands would wait
     *     until the last is open.
     */
    public Handshakes(ConcurrencyLimiter turns, ConcurrencyLimiter openings) {
        this.turns = turns;
        this.openings = openings;
    }

    @Override
    public void handle(RoutingContext context) {
        if (!asksForSocket(context.request()) || hasBody(context.request())) {
            context.next();
            return;
        }
        // Its end must be noticed while it waits.
        context.request().pause();
        turns.take(() -> go(context)).onFailure(fault -> {
            if (fault instanceof TooManyWaiting busy) {
                context.fail(tooMany(busy));
            } else {
                LOG.warn("A handshake failed", fault);
            }
        });
    }

    private Future<Void> go(RoutingContext context) {
        if (context.response().closed()) {
            return Future.succeededFuture();
        }
        Promise<Void> over = Promise.promise();
        context.put(TURN, new Turn(openings, over));
        context.addEndHandler(answered -> over.tryComplete());
        context.next();
        return over.future().timeout(LONGEST_SECONDS, TimeUnit.SECONDS).otherwiseEmpty();
    }

    /**
     * Makes a request a socket, in its turn.
     *
     * @return fails with {@link NoSocket} where there is nobody to answer any more, with a problem where the turn never came
     */
    public static Future<ServerWebSocket> open(RoutingContext context) {
        Turn turn = context.get(TURN);
        if (turn == null) {
            return socket(context);
        }
        return turn.openings()
                .take(() -> socket(context))
                .recover(fault -> Future.failedFuture(fault instanceof TooManyWaiting busy ? tooMany(busy) : fault))
                .onComplete(done -> turn.over().tryComplete());
    }

    private static Future<ServerWebSocket> socket(RoutingContext context) {
        return context.request().toWebSocket().recover(fault -> Future.failedFuture(new NoSocket(fault)));
    }

    static boolean asksForSocket(HttpServerRequest request) {
        return "websocket".equalsIgnoreCase(request.getHeader(HttpHeaders.UPGRADE));
    }

    /** A turn must not depend on what its client sends, or when. */
    private static boolean hasBody(HttpServerRequest request) {
        return request.headers().contains(HttpHeaders.CONTENT_LENGTH)
                || request.headers().contains(HttpHeaders.TRANSFER_ENCODING);
    }

    private static Problem tooMany(TooManyWaiting busy) {
        return Problem.unavailable("too-many-at-once", said("too-many-at-once"), busy.retryAfter());
    }

    /** A client that leaves during the handshake needs no answer, and a bad handshake was answered already. */
    static final class NoSocket extends RuntimeException {
        NoSocket(Throwable cause) {
            super(cause.getMessage(), cause, false, false);
        }
    }
}
