package dev.talon.access;

import dev.talon.web.Allowed;
import dev.talon.web.CallerKind;
import dev.talon.web.Problem;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A server that only says whom {@link Access} admitted: {@code /<who,who>/<centre>}. */
final class Door implements AutoCloseable {
    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpServer server;
    private final Access access;

    Door(Vertx vertx, Access access) {
        this.access = access;
        Router router = Router.router(vertx);
        router.route("/:allowed/:centre").handler(this::knock);
        server = vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .await();
    }

    /** The name of whoever was admitted, or the status of the refusal. */
    String get(Set<CallerKind> allowed, String centre, String... headers) {
        return send("GET", allowed, centre, headers);
    }

    String post(Set<CallerKind> allowed, String centre, String... headers) {
        return send("POST", allowed, centre, headers);
    }

    String origin() {
        return "http://127.0.0.1:" + server.actualPort();
    }

    private String send(String method, Set<CallerKind> allowed, String centre, String... headers) {
        String words = allowed.stream().map(CallerKind::word).collect(Collectors.joining(","));
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(origin() + "/" + words + "/" + centre))
                .method(method, BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
            return response.statusCode() == 200 ? response.body() : Integer.toString(response.statusCode());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void knock(RoutingContext context) {
        Set<CallerKind> allowed = Arrays.stream(context.pathParam("allowed").split(","))
                .map(word -> CallerKind.of(word).orElseThrow())
                .collect(Collectors.toSet());
        List<String> centres = Stream.of(context.pathParam("centre"))
                .filter(code -> !code.equals("-"))
                .toList();
        access.admit(context, new Allowed(allowed, Set.of(), Set.of()), centres)
                .onSuccess(caller -> context.response().end(caller.name()))
                .onFailure(fault -> context.response()
                        .setStatusCode(fault instanceof Problem problem ? problem.status() : 500)
                        .end());
    }

    @Override
    public void close() {
        server.close().await();
    }
}
