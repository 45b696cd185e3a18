package dev.talon.dist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.talon.Until;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server that was installed somewhere, seen from outside. */
final class InstalledServer implements AutoCloseable {
    static final String PASSWORD = "a-password-of-a-test";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final int port;
    private final int managementPort;
    private final List<String> said = new CopyOnWriteArrayList<>();

    /** @param process whose output is read from now on */
    InstalledServer(Process process, int port, int managementPort) {
        this.process = process;
        this.port = port;
        this.managementPort = managementPort;
        Thread reader = new Thread(this::read, "an installed server");
        reader.setDaemon(true);
        reader.start();
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Settings for a server that listens on these ports only. */
    static List<String> settings(int port, int managementPort) {
        return List.of(
                "TALON_PORT=" + port, "TALON_MANAGEMENT_PORT=" + managementPort, "TALON_ADMIN_PASSWORD=" + PASSWORD);
    }

    /** What {@code /health/ready} answers, once it is ready. */
    JsonNode ready() {
        return Until.found("it is ready; it said " + said, () -> {
            assertThat(process.isAlive()).as("it has ended: %s", said).isTrue();
            try {
                HttpResponse<String> answer = http.send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + managementPort + "/health/ready"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
                return answer.statusCode() == 200 ? Optional.of(JSON.readTree(answer.body())) : Optional.empty();
            } catch (IOException e) {
                return Optional.empty();
            }
        });
    }

    String metrics() throws IOException, InterruptedException {
        return http.send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + managementPort + "/metrics"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    /** Signs in as {@code admin}. @return a token for scripts */
    String token() throws IOException, InterruptedException {
        String cookie = session("admin", PASSWORD);
        HttpResponse<byte[]> token = send(
                "POST",
                "/api/v1/tokens",
                "{\"name\":\"test\",\"role\":\"administrator\"}",
                List.of("cookie", cookie, "origin", "http://127.0.0.1:" + port));
        return JSON.readTree(token.body()).path("token").asText();
    }

    /** Signs in. @return the cookie */
    String session(String login, String password) throws IOException, InterruptedException {
        HttpResponse<byte[]> session = send(
                "POST",
                "/api/v1/session",
                "{\"login\":\"%s\",\"password\":\"%s\"}".formatted(login, password),
                List.of());
        assertThat(session.statusCode()).isEqualTo(204);
        return session.headers().firstValue("set-cookie").orElseThrow().split(";")[0];
    }

    /** As whoever has the token. */
    JsonNode post(String path, String body, String token) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = send(
                "POST",
                path,
                body,
                List.of(
                        "authorization",
                        "Bearer " + token,
                        "idempotency-key",
                        UUID.randomUUID().toString()));
        assertThat(answer.statusCode())
                .as(new String(answer.body(), StandardCharsets.UTF_8))
                .isBetween(200, 299);
        return JSON.readTree(answer.body());
    }

    HttpResponse<byte[]> get(String path, String token) throws IOException, InterruptedException {
        return send("GET", path, "", List.of("authorization", "Bearer " + token));
    }

    HttpResponse<byte[]> get(String path, List<String> headers) throws IOException, InterruptedException {
        return send("GET", path, "", headers);
    }

    /** SIGTERM, as systemd sends it; waits for its end. */
    int stop() throws InterruptedException {
        process.destroy();
        return process.waitFor();
    }

    List<String> said() {
        return said;
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }

    private HttpResponse<byte[]> send(String method, String path, String body, List<String> headers)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.header("content-type", "application/json");
        }
        for (int i = 0; i < headers.size(); i += 2) {
            request.header(headers.get(i), headers.get(i + 1));
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private void read() {
        try (var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            lines.lines().forEach(said::add);
        } catch (IOException | RuntimeException e) {
            said.add("(what it said last is lost)");
        }
    }
}
