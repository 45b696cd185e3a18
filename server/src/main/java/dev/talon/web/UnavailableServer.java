package dev.talon.web;

import static dev.talon.web.Problem.said;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Answers while the database has not answered for the first time. Every page and every operation says so; the process
 * is live and not ready. A browser retries by itself.
 */
public final class UnavailableServer {
    /** Seconds after which a retry makes sense. */
    private static final int AGAIN = 3;

    private final List<HttpServer> servers = new ArrayList<>();
    private volatile String why = "";

    private UnavailableServer() {}

    public static Future<UnavailableServer> listen(
            Vertx vertx, String host, int port, String managementHost, int managementPort) {
        var standIn = new UnavailableServer();
        Router pages = Router.router(vertx);
        Failures.mount(pages);
        Heads.mount(pages);
        pages.route().handler(context -> {
            context.response().putHeader("Refresh", Integer.toString(AGAIN));
            context.fail(away());
        });
        Router health = Router.router(vertx);
        Failures.mount(health);
        Heads.mount(health);
        health.get("/health/live").handler(context -> ThisRelease.say(context, 200, "live"));
        health.get("/health/ready")
                .handler(context -> ThisRelease.say(context, 503, "the database has not answered yet: " + standIn.why));
        PrometheusMeterRegistry metrics = Management.registry();
        ThisRelease.show(metrics);
        health.get("/metrics")
                .handler(context -> context.response()
                        .putHeader("content-type", "text/plain; version=0.0.4; charset=utf-8")
                        .end(metrics.scrape()));
        return Future.all(
                        standIn.serve(vertx, pages, host, port),
                        standIn.serve(vertx, health, managementHost, managementPort))
                .map(standIn);
    }

    /** @param reason why the database does not answer now: a sentence without a secret */
    public void because(String reason) {
        why = reason;
    }

    /** Gives the ports free. */
    public Future<Void> close() {
        return Future.join(servers.stream().map(HttpServer::close).toList()).mapEmpty();
    }

    private Future<HttpServer> serve(Vertx vertx, Router router, String host, int port) {
        HttpServer server = vertx.createHttpServer()
                .invalidRequestHandler(BrokenRequests::answer)
                .requestHandler(router);
        servers.add(server);
        return server.listen(port, host);
    }

    private static Problem away() {
        return Problem.unavailable("database-away", said("database-away.starting"), Duration.ofSeconds(AGAIN));
    }
}
