package dev.talon.web;

import dev.talon.Settings;
import dev.talon.db.Database;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;

/** The pages, the interface and the management port of one node. */
public final class TalonServer {
    private final HttpServer pages;
    private final HttpServer management;

    private TalonServer(HttpServer pages, HttpServer management) {
        this.pages = pages;
        this.management = management;
    }

    public static Future<TalonServer> start(Vertx vertx, Settings settings, Database database) {
        Future<HttpServer> pages = vertx.createHttpServer()
                .requestHandler(request -> request.response().end("Talon"))
                .listen(settings.port(), settings.host());
        Future<HttpServer> management = vertx.createHttpServer()
                .requestHandler(request -> database.fast()
                        .query("SELECT 1")
                        .execute()
                        .onSuccess(rows -> request.response().end("ready"))
                        .onFailure(e -> request.response().setStatusCode(503).end()))
                .listen(settings.managementPort(), settings.managementHost());
        return Future.all(pages, management).map(both -> new TalonServer(pages.result(), management.result()));
    }

    public int port() {
        return pages.actualPort();
    }

    public int managementPort() {
        return management.actualPort();
    }

    public Future<Void> close() {
        return Future.join(pages.close(), management.close()).mapEmpty();
    }
}
