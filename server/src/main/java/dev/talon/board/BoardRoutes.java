package dev.talon.board;

import dev.talon.web.Answer;
import dev.talon.web.Api;
import dev.talon.web.Principal;
import dev.talon.web.Problem;
import dev.talon.web.Routes;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The board, asked for once or followed live. */
public final class BoardRoutes implements Routes {
    private static final Logger LOG = LoggerFactory.getLogger(BoardRoutes.class);

    private final Vertx vertx;
    private final Boards boards;
    private final BoardHub hub;

    public BoardRoutes(Vertx vertx, Boards boards, BoardHub hub) {
        this.vertx = vertx;
        this.boards = boards;
        this.hub = hub;
    }

    @Override
    public void mount(Api api) {
        api.on("getBoard", request -> boards.of(request.path("centre")).map(Answer::ok))
                .raw("live", (context, caller) -> live(context, () -> api.again(context, "live")));
    }

    private void live(RoutingContext context, Supplier<Future<Principal>> caller) {
        if (!"websocket".equalsIgnoreCase(context.request().getHeader(HttpHeaders.UPGRADE))) {
            context.fail(Problem.of(426, "websocket-only", "Upgrade required", "This address speaks WebSocket only."));
            return;
        }
        boards.of(context.pathParam("centre"))
                .onFailure(context::fail)
                .compose(board ->
                        context.request().toWebSocket().map(socket -> follow(socket, board.centreId(), caller)))
                // Who leaves during the handshake needs no answer, and a bad handshake has had its own.
                .onFailure(fault -> LOG.debug("No socket: {}", fault.getMessage()));
    }

    private ServerWebSocket follow(ServerWebSocket socket, int centreId, Supplier<Future<Principal>> caller) {
        var screen = new BoardSocket(vertx, socket, caller);
        socket.closeHandler(v -> {
            screen.closed();
            hub.leave(centreId, screen);
        });
        hub.join(centreId, screen);
        return socket;
    }
}
