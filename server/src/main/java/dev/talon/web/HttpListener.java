package dev.talon.web;

import io.vertx.core.Deployable;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/** The port for pages, devices and scripts: one server for each core, all with the same routes. */
public final class HttpListener {
    private static final int CLOSE_SECONDS = 5;
    /** Bytes of a frame. */
    static final int SOCKET_MESSAGE = 64 * 1024;

    private final Vertx vertx;
    private final String host;
    private final int port;
    private final ConnectionLimit limit = ConnectionLimit.ofThisProcess();
    private final Queue<HttpServer> servers = new ConcurrentLinkedQueue<>();
    private volatile boolean leaving;

    /** @param port 0 takes a free one at once, because the addresses on tickets contain it */
    public HttpListener(Vertx vertx, String host, int port) {
        this.vertx = vertx;
        this.host = host;
        this.port = port == 0 ? free(host) : port;
    }

    public int port() {
        return port;
    }

    /**
     * A router with what every answer has: sockets open in turn, the security headers, the API, the pages, and problems for all that
     * fails.
     *
     * @param publicUrl the address that people open, where one is set
     */
    public Router router(Handshakes handshakes, Api api, Pages pages, boolean https, Optional<String> publicUrl) {
        Router router = Router.router(vertx);
        Failures.mount(router);
        router.route().handler(RequestIds::name);
        router.route().handler(AnswerLog::follow);
        router.route().handler(handshakes);
        Heads.mount(router);
        router.route().handler(this::sayThatItGoes);
        router.route().handler(new SecurityHeaders(List.of(pages.importMap()), https));
        // Before any path is compared: that reads the query too.
        router.route().handler(RequestCheck::readAddress);
        publicUrl.map(HostCheck::new).ifPresent(check -> router.route().handler(check));
        // Before the pages: commands are many.
        router.route("/api/v1/*").subRouter(api.router());
        pages.mount(router);
        return router;
    }

    public Future<Void> open(Router router) {
        int cores = Math.max(1, Runtime.getRuntime().availableProcessors());
        return vertx.deployVerticle(
                        () -> (Deployable) context -> {
                            HttpServer server = vertx.createHttpServer(options())
                                    .connectionHandler(new NewConnections(vertx, limit))
                                    .invalidRequestHandler(BrokenRequests::answer)
                                    .requestHandler(router);
                            servers.add(server);
                            return server.listen(port, host);
                        },
                        new DeploymentOptions().setInstances(cores))
                .mapEmpty();
    }

    static HttpServerOptions options() {
        return new HttpServerOptions()
                // Without TLS nothing here speaks HTTP/2, whose floods of pings and settings have no limit.
                .setHttp2ClearTextEnabled(false)
                .setCompressionSupported(true)
                // Small messages to many screens: compression costs more than it saves.
                .setPerMessageWebSocketCompressionSupported(false)
                .setPerFrameWebSocketCompressionSupported(false)
                .setMaxWebSocketMessageSize(SOCKET_MESSAGE)
                .setMaxWebSocketFrameSize(SOCKET_MESSAGE)
                .setIdleTimeout(120)
                .setIdleTimeoutUnit(TimeUnit.SECONDS);
    }

    /** From now on every answer closes its connection, so that no request meets one that is being closed. */
    public void leave() {
        leaving = true;
    }

    private void sayThatItGoes(RoutingContext context) {
        // A socket's answer says that the connection becomes one.
        if (leaving && !context.request().headers().contains(HttpHeaders.UPGRADE)) {
            context.response().putHeader(HttpHeaders.CONNECTION, "close");
        }
        context.next();
    }

    /** Finishes what is under way within five seconds. */
    public Future<Void> close() {
        return Future.join(servers.stream()
                        .map(server -> server.shutdown(CLOSE_SECONDS, TimeUnit.SECONDS))
                        .toList())
                .mapEmpty();
    }

    private static int free(String host) {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(host))) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
