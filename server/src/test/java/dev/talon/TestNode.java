package dev.talon;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.talon.contract.AnswerCheck;
import dev.talon.db.ConcurrencyLimiter;
import dev.talon.db.Database;
import dev.talon.db.DatabaseAddress;
import dev.talon.db.DatabaseLimits;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * A whole node for a test: real HTTP, real PostgreSQL, the administrator's token at hand.
 *
 * <pre>{@code
 * try (TestDatabase database = TestDatabase.create(); TestNode node = TestNode.start(database.address())) {
 *     node.createCentre("north");
 *     Reply reply = node.post("/centres/north/tickets", "{\"service\":\"cash\"}");
 * }
 * }</pre>
 */
public final class TestNode implements AutoCloseable {
    public static final String ADMIN_PASSWORD = "a-long-test-password";

    /** An answer: its status and its JSON; a missing node where it has no body. */
    public record Reply(int status, JsonNode json, HttpResponse<String> http) {
        public String text(String pointer) {
            return json.at(pointer).asText();
        }
    }

    private static final Limits PATIENT = TestLimits.of(Limits.USUAL.beat(), TestLimits.SEATED);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Vertx vertx;
    private final Database database;
    private final TalonServer server;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private String token = "";
    private boolean checksAnswers;

    private TestNode(Vertx vertx, Database database, TalonServer server) {
        this.vertx = vertx;
        this.database = database;
        this.server = server;
    }

    public static TestNode start(DatabaseAddress address) {
        return start(address, () -> null);
    }

    /** @param limits how often the node speaks and how long it waits */
    public static TestNode start(DatabaseAddress address, Limits limits) {
        return start(TestSettings.over(address), limits, () -> null);
    }

    /** @param now null answers mean the database's own clock */
    public static TestNode start(DatabaseAddress address, Supplier<OffsetDateTime> now) {
        return start(TestSettings.over(address), now);
    }

    /** @param settings over a database that the test has */
    public static TestNode start(Settings settings, Supplier<OffsetDateTime> now) {
        return start(settings, PATIENT, now);
    }

    /** @param limits how often the node speaks and how long it waits */
    public static TestNode start(Settings settings, Limits limits, Supplier<OffsetDateTime> now) {
        return start(settings, limits, now, DatabaseLimits.USUAL);
    }

    /** @param statements how long the queue's statements may take */
    public static TestNode start(Settings settings, Supplier<OffsetDateTime> now, DatabaseLimits statements) {
        return start(settings, PATIENT, now, statements);
    }

    /** @param statements how long the queue's statements may take */
    public static TestNode start(
            Settings settings, Limits limits, Supplier<OffsetDateTime> now, DatabaseLimits statements) {
        Vertx vertx = Vertx.vertx();
        Database database = await(Database.open(vertx, settings.database().orElseThrow(), statements));
        TestNode node = new TestNode(
                vertx,
                database,
                await(TalonServer.start(
                        vertx, settings, limits, database, Future.succeededFuture(TestContract.READ), now)));
        node.token = node.administratorToken();
        return node;
    }

    /** From now on each JSON answer has to be what the contract says of it. */
    public TestNode checkingAnswers() {
        checksAnswers = true;
        return this;
    }

    public String url() {
        return "http://127.0.0.1:" + server.port();
    }

    public int port() {
        return server.port();
    }

    public String managementUrl() {
        return "http://127.0.0.1:" + server.managementPort();
    }

    public Vertx vertx() {
        return vertx;
    }

    public Database database() {
        return database;
    }

    public TalonServer server() {
        return server;
    }

    /** Cuts the connection on which this node hears the others, as a network would. */
    public void cutListening() {
        await(database.fast()
                .preparedQuery("SELECT pg_terminate_backend($1)")
                .execute(io.vertx.sqlclient.Tuple.of(server.listenerPid())));
    }

    /** In which sockets are opened. */
    public ConcurrencyLimiter handshakes() {
        return server.handshakes();
    }

    /** The status of {@code live} or {@code ready}. */
    public int health(String of) {
        try {
            return http.send(
                            HttpRequest.newBuilder(URI.create(managementUrl() + "/health/" + of))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The administrator's API token. */
    public String token() {
        return token;
    }

    /**
     * Creates a centre with the three services and five desks, at which one person may work at all desks, and mark a no-show at
     * once.
     */
    public Reply createCentre(String code) {
        return createCentre(code, "Europe/Moscow");
    }

    public Reply createCentre(String code, String zone) {
        Reply created = post("/centres", """
                {"code":"%s","name":{"ru":"Центр %s","en":"Centre %s"},"zone":"%s"}""".formatted(code, code, code, zone));
        put("/centres/" + code + "/desk-rules", "{\"severalDesks\":true,\"noShowAfter\":0}");
        return created;
    }

    /** A command of whoever sits at a desk, such as {@code start}: sits down there first. */
    public Reply atDesk(String centre, String desk, String command) {
        return atDesk(centre, desk, command, "");
    }

    /** The same with a body and headers, which may say who it is. */
    public Reply atDesk(String centre, String desk, String command, String body, String... headers) {
        sit(centre, desk, headers);
        return post("/centres/" + centre + "/desks/" + desk + "/" + command, body, headers);
    }

    /** Sits down at a desk, or says again that it is there. */
    public Reply sit(String centre, String desk, String... headers) {
        return post("/centres/" + centre + "/desks/" + desk + "/hold", "{\"page\":\"page-of-a-test\"}", headers);
    }

    public Reply get(String path, String... headers) {
        return send("GET", path, "", headers);
    }

    public Reply post(String path, String body, String... headers) {
        return send("POST", path, body, headers);
    }

    public Reply put(String path, String body, String... headers) {
        return send("PUT", path, body, headers);
    }

    public Reply delete(String path, String... headers) {
        return send("DELETE", path, "", headers);
    }

    /**
     * As the administrator, unless the headers name another authorization (an empty one: nobody). The whole answer is awaited: unless the
     * headers say what is taken, it is no stream, which never ends.
     */
    public Reply send(String method, String path, String body, String... headers) {
        List<String> all = new ArrayList<>(List.of(headers));
        if (all.stream().noneMatch("accept"::equalsIgnoreCase)) {
            all.addAll(List.of("accept", "application/json"));
        }
        HttpRequest request = request(method, path, body, all.toArray(String[]::new));
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (checksAnswers) {
                AnswerCheck.check(response);
            }
            return reply(response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public HttpRequest request(String method, String path, String body, String... headers) {
        var builder = HttpRequest.newBuilder(URI.create(url() + "/api/v1" + path))
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        if (!body.isEmpty() && !Arrays.asList(headers).contains("content-type")) {
            builder.header("content-type", "application/json");
        }
        boolean authorized = false;
        for (int i = 0; i < headers.length; i += 2) {
            authorized |= headers[i].equalsIgnoreCase("authorization") || headers[i].equalsIgnoreCase("cookie");
            if (!headers[i + 1].isEmpty()) {
                builder.header(headers[i], headers[i + 1]);
            }
        }
        if (!authorized && !token.isEmpty()) {
            builder.header("authorization", "Bearer " + token);
        }
        return builder.build();
    }

    public static Reply reply(HttpResponse<String> response) {
        try {
            String type = response.headers().firstValue("content-type").orElse("");
            return new Reply(
                    response.statusCode(), JSON.readTree(type.contains("json") ? response.body() : ""), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public HttpClient http() {
        return http;
    }

    /** Waits for a future as a test may: a minute at most. */
    public static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        await(server.close());
        await(database.close());
        await(vertx.close());
    }

    private String administratorToken() {
        Reply session = post(
                "/session", "{\"login\":\"admin\",\"password\":\"%s\"}".formatted(ADMIN_PASSWORD), "authorization", "");
        if (session.status() != 204) {
            throw new AssertionError("cannot sign in: " + session.json());
        }
        String cookie =
                session.http().headers().firstValue("set-cookie").orElseThrow().split(";")[0];
        return post("/tokens", "{\"name\":\"test\",\"role\":\"administrator\"}", "cookie", cookie, "origin", url())
                .text("/token");
    }
}
