package dev.talon.board;

import dev.talon.web.Answer;
import dev.talon.web.Api;
import dev.talon.web.DeadSocket;
import dev.talon.web.Principal;
import dev.talon.web.Problem;
import dev.talon.web.Routes;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The board, asked for once or followed live. */
public final class BoardRoutes implements Routes {
    /** A page that has heard nothing for two of these is not connected, whatever its socket says. */
    public static final Duration USUAL_BEAT = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(BoardRoutes.class);
    private static final Duration WAIT = Duration.ofSeconds(30);

    private final Vertx vertx;
    private final Boards boards;
    private final BoardHub hub;
    private final Duration beat;
    private final Attendance attendance;
    private final ScreenCounts counts = new ScreenCounts();

    /** @param beat how often a socket says that it is alive */
    public BoardRoutes(Vertx vertx, Boards boards, BoardHub hub, Duration beat, Attendance attendance) {
        this.vertx = vertx;
        this.boards = boards;
        this.hub = hub;
        this.beat = beat;
        this.attendance = attendance;
    }

    @Override
    public void mount(Api api) {
        api.on("getBoard", request -> boards.of(request.path("centre")).map(Answer::ok))
                .raw("live", (context, caller) -> live(context, caller, () -> api.again(context, "live")));
    }

    private void live(RoutingContext context, Principal follower, Supplier<Future<Principal>> caller) {
        if (!"websocket".equalsIgnoreCase(context.request().getHeader(HttpHeaders.UPGRADE))) {
            context.fail(Problem.of(426, "websocket-only", "Upgrade required", "This address speaks WebSocket only.")
                    .ru("По этому адресу говорят только по WebSocket."));
            return;
        }
        Optional<Runnable> counted = counts.begin(context, follower);
        if (counted.isEmpty()) {
            context.fail(Problem.tooManyRequests(
                            "too-many-screens", "Too many screens follow the queue at once: close some.", WAIT)
                    .ru("Слишком много экранов сразу следят за очередью: закройте лишние."));
            return;
        }
        Runnable end = counted.get();
        boards.of(context.pathParam("centre"))
                .onFailure(context::fail)
                .compose(board -> context.request()
                        .toWebSocket()
                        .map(socket -> follow(context, socket, board.centreId(), caller, end)))
                .onFailure(fault -> end.run())
                // Who leaves during the handshake needs no answer, and a bad handshake has had its own.
                .onFailure(fault -> LOG.debug("No socket: {}", fault.getMessage()));
    }

    /** The page of a desk holds it by this very socket. */
    private Runnable seat(RoutingContext context) {
        String centre = context.pathParam("centre");
        String desk = context.queryParams().get("desk");
        String page = context.queryParams().get("page");
        return desk == null || page == null ? () -> {} : () -> attendance.isThere(centre, desk, page);
    }

    private ServerWebSocket follow(
            RoutingContext context,
            ServerWebSocket socket,
            int centreId,
            Supplier<Future<Principal>> caller,
            Runnable end) {
        var screen = new BoardSocket(
                vertx,
                socket,
                caller,
                beat,
                seat(context),
                () -> hub.isProven(centreId),
                DeadSocket.end(context.request()));
        socket.closeHandler(v -> {
            end.run();
            screen.closed();
            hub.leave(centreId, screen);
        });
        hub.join(centreId, screen);
        return socket;
    }
}
