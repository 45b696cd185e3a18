package dev.talon.bench;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** HTTP to the node: one connection a user, one request on it at a time. */
final class Talk {
    private final int port;
    private final String token;
    private final List<HttpClient> clients = new ArrayList<>();

    /** @param cores clients are shared by users whose numbers have the same rest: theirs run on one core */
    Talk(Vertx vertx, int port, String token, int users, int cores) {
        this.port = port;
        this.token = token;
        for (int i = 0; i < cores; i++) {
            int mine = (users + cores - 1 - i) / cores;
            clients.add(vertx.createHttpClient(
                    new HttpClientOptions().setKeepAliveTimeout(300),
                    new PoolOptions().setHttp1MaxSize(Math.max(1, mine))));
        }
    }

    /** Signs in as the administrator. @return a token */
    static String signIn(Vertx vertx, int port, String password) {
        HttpClient client = vertx.createHttpClient();
        String cookie = client.request(HttpMethod.POST, port, "127.0.0.1", "/api/v1/session")
                .compose(request -> request.putHeader("content-type", "application/json")
                        .send(new JsonObject()
                                .put("login", "admin")
                                .put("password", password)
                                .encode()))
                .await()
                .getHeader("set-cookie")
                .split(";")[0];
        return client.request(HttpMethod.POST, port, "127.0.0.1", "/api/v1/tokens")
                .compose(request -> request.putHeader("content-type", "application/json")
                        .putHeader("cookie", cookie)
                        .send("{\"name\":\"bench\",\"role\":\"administrator\"}"))
                .compose(response -> response.body())
                .await()
                .toJsonObject()
                .getString("token");
    }

    /** Fails where the answer is no 2xx. */
    Future<Buffer> ask(int user, HttpMethod method, String path, String body, String key) {
        var options = new RequestOptions()
                .setMethod(method)
                .setHost("127.0.0.1")
                .setPort(port)
                .setURI("/api/v1" + path)
                .putHeader("authorization", "Bearer " + token);
        if (!body.isEmpty()) {
            options.putHeader("content-type", "application/json");
        }
        if (!key.isEmpty()) {
            options.putHeader("Idempotency-Key", key);
        }
        return clients.get(user % clients.size())
                .request(options)
                .compose(request -> request.send(body))
                .compose(response -> response.body().map(answer -> {
                    if (response.statusCode() / 100 != 2) {
                        throw new IllegalStateException(path + ": " + response.statusCode() + " " + answer);
                    }
                    return answer;
                }));
    }

    void close() {
        clients.forEach(client -> client.close().await());
    }
}
