package dev.talon.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.Until;
import dev.talon.cli.TalonProcess;
import dev.talon.db.Database;
import dev.talon.db.DatabaseAddress;
import dev.talon.db.TestDatabase;
import io.vertx.core.json.JsonObject;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One id of a request, from HAProxy through Talon's log in JSON to the name of PostgreSQL's connection. */
class RequestIdIT {
    private static final String PASSWORD = "first words of three";

    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    Path folder;

    @Test
    void theIdThatHaproxyMakesIsInTheLogAndInPostgres() throws Exception {
        try (TestDatabase database = TestDatabase.create();
                TalonProcess talon = TalonProcess.start(
                        List.of(
                                "TALON_PORT=0",
                                "TALON_MANAGEMENT_PORT=0",
                                "TALON_LOG_FORMAT=json",
                                "TALON_ADMIN_PASSWORD=" + PASSWORD,
                                "TALON_DATABASE_URL=" + url(database.address())),
                        "serve")) {
            Ports ports = ports(talon);
            try (Haproxy haproxy = Haproxy.start(folder, free(), List.of(ports.pages()), List.of(ports.health()));
                    Connection lock = Database.dataSource(database.address()).getConnection();
                    Connection look = Database.dataSource(database.address()).getConnection()) {
                String pages = "http://127.0.0.1:" + haproxy.port();
                Until.isTrue("HAProxy has found the node", () -> status(pages) == 200);
                String cookie = signIn(pages);
                assertThat(command(pages, "/centres", """
                                {"code":"north","name":{"ru":"Север","en":"North"},"zone":"Europe/Moscow"}""", cookie).statusCode()).isEqualTo(201);

                lock.setAutoCommit(false);
                execute(lock, "SELECT FROM centre WHERE code = 'north' FOR UPDATE");
                CompletableFuture<HttpResponse<String>> held = http.sendAsync(
                        request(pages, "/centres/north/tickets", "{\"service\":\"cash\"}", cookie),
                        HttpResponse.BodyHandlers.ofString());
                String named = Until.found("the command waits under its name", () -> waiting(look));
                HttpResponse<String> answer = held.join();
                lock.rollback();

                String id = answer.headers().firstValue("X-Request-Id").orElseThrow();
                assertThat(id).as("made by HAProxy").matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
                assertThat(answer.headers().allValues("X-Request-Id")).hasSize(1);
                assertThat(named).isEqualTo("talon " + id);
                assertThat(answer.statusCode()).isEqualTo(503);
                assertThat(new JsonObject(answer.body()).getString("requestId")).isEqualTo(id);
                String line = talon.awaitLine(Pattern.compile(".*was held up.*"));
                assertThat(new JsonObject(line).getString("request_id")).isEqualTo(id);
                JsonObject answered =
                        new JsonObject(talon.awaitLine(Pattern.compile(".*was answered 503.*" + id + ".*")));
                assertThat(answered.getString("path")).isEqualTo("/api/v1/centres/north/tickets");
                assertThat(answered.getInteger("status")).isEqualTo(503);
                assertThat(answered.getLong("ms")).isPositive();
            }
        }
    }

    /** The ports of a node. */
    private record Ports(int pages, int health) {}

    private static Ports ports(TalonProcess talon) throws Exception {
        var serves = Pattern.compile(".*Talon serves \\S+ on port (\\d+) .* port (\\d+).*");
        var found = serves.matcher(talon.awaitLine(serves));
        assertThat(found.matches()).isTrue();
        return new Ports(Integer.parseInt(found.group(1)), Integer.parseInt(found.group(2)));
    }

    private static Optional<String> waiting(Connection look) throws Exception {
        try (Statement statement = look.createStatement();
                var row = statement.executeQuery("""
                        SELECT application_name FROM pg_stat_activity
                        WHERE wait_event_type = 'Lock' AND datname = current_database()""")) {
            return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
        }
    }

    private int status(String pages) throws Exception {
        return http.send(
                        HttpRequest.newBuilder(URI.create(pages + "/")).build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private String signIn(String pages) throws Exception {
        var answer = command(pages, "/session", "{\"login\":\"admin\",\"password\":\"" + PASSWORD + "\"}", "");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
        return answer.headers().firstValue("set-cookie").orElseThrow().split(";")[0];
    }

    private HttpResponse<String> command(String pages, String path, String body, String cookie) throws Exception {
        return http.send(request(pages, path, body, cookie), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpRequest request(String pages, String path, String body, String cookie) {
        var request = HttpRequest.newBuilder(URI.create(pages + "/api/v1" + path))
                .header("content-type", "application/json")
                // Whoever asks chooses no id before HAProxy.
                .header("X-Request-Id", "chosen-by-a-visitor")
                .header("origin", pages)
                .POST(HttpRequest.BodyPublishers.ofString(body));
        return cookie.isEmpty()
                ? request.build()
                : request.header("cookie", cookie).build();
    }

    private static void execute(Connection connection, String sql) throws Exception {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String url(DatabaseAddress at) {
        return "postgresql://%s:%s@%s:%d/%s?sslmode=disable"
                .formatted(at.user(), at.password(), at.host(), at.port(), at.database());
    }

    private static int free() throws Exception {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
