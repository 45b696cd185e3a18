package dev.talon.board;

import static dev.talon.web.Problem.said;

import dev.talon.web.Answer;
import dev.talon.web.Api;
import dev.talon.web.AskedLanguage;
import dev.talon.web.DeadSocket;
import dev.talon.web.Handshakes;
import dev.talon.web.Principal;
import dev.talon.web.Problem;
import dev.talon.web.Routes;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** The board: returned once, or followed over a WebSocket. */
public final class BoardRoutes implements Routes {
    /** A page that has heard nothing for two of these is disconnected, whatever its socket reports. */
    public static final Duration USUAL_BEAT = Duration.ofSeconds(5);

    private static final Duration WAIT = Duration.ofSeconds(30);

    private final Vertx vertx;
    private final Boards boards;
    private final BoardHub hub;
    private final Duration beat;
    private final DeskPages desks;
    private final ScreenCounts counts = new ScreenCounts();

    /** @param beat how often a socket sends a beat */
    public BoardRoutes(Vertx vertx, Boards boards, BoardHub hub, Duration beat, DeskPages desks) {
        this.vertx = vertx;
        this.boards = boards;
        this.hub = hub;
        this.beat = beat;
        this.desks = desks;
    }

    @Override
    public void mount(Api api) {
        api.on("getBoard", request -> boards.of(request.path("centre")).map(Answer::ok))
                .socket("live", (context, caller) -> live(context, caller, () -> api.again(context, "live")));
    }

    private Future<ServerWebSocket> live(
            RoutingContext context, Principal follower, Supplier<Future<Principal>> caller) {
        Runnable end = counts.begin(context, follower)
                .orElseThrow(() -> Problem.tooManyRequests("too-many-screens", said("too-many-screens"), WAIT));
        return boards.idOf(context.pathParam("centre"))
                .compose(centreId -> Handshakes.open(context)
                        .map(socket -> follow(context, socket, centreId, follower, caller, end)))
                .onFailure(fault -> end.run());
    }

    /** The page of a desk, which holds the desk by this socket. */
    private static Optional<DeskPages.Page> deskPage(RoutingContext context, int centreId, Principal follower) {
        String centre = context.pathParam("centre");
        String desk = context.queryParams().get("desk");
        String page = context.queryParams().get("page");
        return desk == null || page == null
                ? Optional.empty()
                : Optional.of(new DeskPages.Page(centreId, centre, desk, page, follower, AskedLanguage.of(context)));
    }

    private ServerWebSocket follow(
            RoutingContext context,
            ServerWebSocket socket,
            int centreId,
            Principal follower,
            Supplier<Future<Principal>> caller,
            Runnable end) {
        Optional<DeskPages.Page> page = deskPage(context, centreId, follower);
        var screen = new BoardSocket(
                vertx,
                socket,
                caller,
                beat,
                () -> page.ifPresent(desks::isThere),
                () -> hub.isProven(centreId),
                DeadSocket.end(context.request()));
        Runnable leave = page.map(one -> desks.follow(one, screen::tell)).orElse(() -> {});
        socket.closeHandler(v -> {
            end.run();
            leave.run();
            screen.closed();
            hub.leave(centreId, screen);
        });
        hub.join(centreId, screen);
        return socket;
    }
}
