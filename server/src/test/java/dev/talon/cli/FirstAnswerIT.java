package dev.talon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.db.DatabaseAddress;
import dev.talon.db.TestDatabase;
import dev.talon.kill.Relay;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A Talon whose PostgreSQL is not there yet when it starts. */
@Timeout(300)
class FirstAnswerIT {
    private static final Pattern WAITS = Pattern.compile(".*Talon waits for it.*");

    private final HttpClient http = HttpClient.newHttpClient();
    private TestDatabase database;
    private Relay network;
    private int port;
    private int managementPort;

    @BeforeEach
    void create() throws IOException {
        database = TestDatabase.create();
        network = new Relay(database.address().port());
        port = free();
        managementPort = free();
    }

    @AfterEach
    void drop() {
        network.close();
        database.close();
    }

    @Test
    void itListensAtOnceSaysWhyAndServesOnceItsDatabaseAnswers() throws Exception {
        network.cut();
        try (TalonProcess talon =
                serve(database.address().password(), database.address().database())) {
            assertThat(talon.awaitLine(WAITS)).contains("cannot be reached");
            HttpResponse<String> page = get(port, "/kiosk/", "text/html");
            assertThat(page.statusCode()).isEqualTo(503);
            assertThat(page.body()).contains("База данных ещё не отвечает");
            assertThat(page.headers().firstValue("refresh"))
                    .as("a screen comes back by itself")
                    .isPresent();
            HttpResponse<String> operation = get(port, "/api/v1/centres/main", "application/json");
            assertThat(operation.statusCode()).isEqualTo(503);
            assertThat(operation.headers().firstValue("retry-after")).isPresent();
            assertThat(operation.headers().firstValue("content-type")).contains("application/problem+json");
            assertThat(operation.body()).contains("/problems/database-away");
            assertThat(get(managementPort, "/health/live", "*/*").statusCode()).isEqualTo(200);
            HttpResponse<String> ready = get(managementPort, "/health/ready", "*/*");
            assertThat(ready.statusCode()).isEqualTo(503);
            assertThat(ready.body()).contains("cannot be reached");
            network.leadTo(database.address().port());
            talon.ports();
            assertThat(get(managementPort, "/health/ready", "*/*").statusCode()).isEqualTo(200);
            assertThat(get(port, "/kiosk/", "text/html").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aWrongPasswordIsSaidAndWaitedFor() throws Exception {
        try (TalonProcess talon = serve("not-the-password", database.address().database())) {
            assertThat(talon.awaitLine(WAITS))
                    .contains("password authentication failed")
                    .doesNotContain("not-the-password");
            assertThat(get(managementPort, "/health/ready", "*/*").body()).contains("password authentication failed");
            talon.terminate();
            assertThat(talon.exitCode()).as("it may be stopped meanwhile").isEqualTo(143);
        }
    }

    @Test
    void aDatabaseThatIsNotMadeYetIsSaidAndWaitedFor() throws Exception {
        try (TalonProcess talon = serve(database.address().password(), "not_made_yet")) {
            assertThat(talon.awaitLine(WAITS)).contains("not_made_yet").contains("does not exist");
        }
    }

    private TalonProcess serve(String password, String name) throws IOException {
        DatabaseAddress at = database.address();
        return TalonProcess.start(
                List.of(
                        "TALON_PORT=" + port,
                        "TALON_MANAGEMENT_PORT=" + managementPort,
                        "TALON_DATABASE_URL=postgresql://" + at.user() + ":" + password + "@127.0.0.1:" + network.port()
                                + "/" + name + "?sslmode=disable"),
                "serve");
    }

    private HttpResponse<String> get(int at, String path, String accept) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + at + path))
                        .header("accept", accept)
                        .header("accept-language", "ru")
                        .build(),
                BodyHandlers.ofString());
    }

    private static int free() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
