package dev.talon.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.talon.TestNode;
import dev.talon.db.TestDatabase;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What monitors, proxies, link checkers and people who mistype expect of any server. */
class PlainHttpTest {
    private static TestDatabase database;
    private static TestNode node;

    @BeforeAll
    static void start() {
        database = TestDatabase.create();
        node = TestNode.start(database.address());
        node.createCentre("north");
    }

    @AfterAll
    static void stop() {
        node.close();
        database.close();
    }

    static Stream<String> whatIsThere() {
        String api = node.url() + "/api/v1";
        return Stream.concat(
                Stream.of("/", "/kiosk/", "/admin/", "/kiosk", "/away-worker.js", "/shared/words.js", "/nowhere")
                        .map(path -> node.url() + path),
                Stream.of(
                        node.url() + "/_static/lit/3.3.3/index.js",
                        node.url() + "/api/openapi.yaml",
                        node.url() + "/api/docs",
                        api + "/centres",
                        api + "/centres/nowhere",
                        api + "/centres/north/board",
                        api + "/reports/monthly?year=2024&format=xlsx",
                        api + "/reports/stages?from=2024-01-01&to=2024-01-31",
                        api + "/session",
                        api + "/nothing",
                        node.managementUrl() + "/health/live",
                        node.managementUrl() + "/health/ready",
                        node.managementUrl() + "/metrics",
                        node.managementUrl() + "/nowhere"));
    }

    @ParameterizedTest
    @MethodSource("whatIsThere")
    void headIsAnsweredWhereverGetIs(String url) {
        var get = send("GET", url);
        var head = send("HEAD", url);
        assertThat(head.statusCode()).isEqualTo(get.statusCode()).isNotIn(405, 500);
        assertThat(head.body()).isEmpty();
        for (String header : List.of("content-type", "etag", "cache-control", "location", "content-security-policy")) {
            assertThat(head.headers().allValues(header))
                    .as(header)
                    .isEqualTo(get.headers().allValues(header));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/reports/stages?from=2024-01-01&to=2024-01-31", "/reports/monthly?year=2024", "/centres"})
    void nothingFollowsTheAnswerToHead(String path) {
        String headers = " HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer " + node.token() + "\r\n";
        String answers = RawHttp.answer(
                node.port(),
                "HEAD /api/v1" + path + headers + "\r\nGET /away-worker.js" + headers + "Connection: close\r\n\r\n");
        assertThat(answers).startsWith("HTTP/1.1 200 OK\r\n");
        assertThat(answers.split("\r\n\r\n", 2)[1]).startsWith("HTTP/1.1 200 OK\r\n");
    }

    static Stream<Arguments> whatIsNoRequest() {
        String host = "Host: a\r\n";
        String end = "Connection: close\r\n\r\n";
        return Stream.of(
                Arguments.of(400, "GET / HTTP/1.1\r\n" + end),
                Arguments.of(400, "GET /api/v1/centres HTTP/1.1\r\n" + end),
                Arguments.of(400, "GET /shared/words.js HTTP/1.1\r\n" + end),
                Arguments.of(400, "GET / HTTP/1.1\r\nHost: a b\r\n" + end),
                Arguments.of(400, "GET / HTTP/1.1\r\n" + host + "X-A: a\u007fb\r\n" + end),
                Arguments.of(400, "GET / HTTP/1.1\r\n" + host + "X-A: a\u0000b\r\n" + end),
                Arguments.of(400, "GET / HTTP/1.1\r\n" + host + "X A: b\r\n" + end),
                Arguments.of(400, "POST / HTTP/1.1\r\n" + host + "Content-Length: many\r\n" + end),
                Arguments.of(400, "hello\r\n\r\n"),
                Arguments.of(414, "GET /" + "a".repeat(5000) + " HTTP/1.1\r\n" + host + end),
                Arguments.of(431, "GET / HTTP/1.1\r\n" + host + "X-A: " + "a".repeat(9000) + "\r\n" + end));
    }

    @ParameterizedTest
    @MethodSource("whatIsNoRequest")
    void whatIsNoRequestIsAProblemOfItsSender(int status, String request) throws IOException {
        for (int port : new int[] {node.port(), URI.create(node.managementUrl()).getPort()}) {
            String answer = RawHttp.answer(port, request);
            assertThat(answer).matches("(?s)HTTP/1\\.[01] " + status + " .*");
            assertThat(answer.toLowerCase()).contains("content-type: application/problem+json");
            JsonNode problem = new ObjectMapper().readTree(answer.substring(answer.indexOf("\r\n\r\n")));
            assertThat(problem.path("status").asInt()).isEqualTo(status);
            assertThat(problem.path("type").asText()).startsWith("/problems/").isNotEqualTo("/problems/database-away");
            assertThat(problem.path("title").asText() + problem.path("detail").asText())
                    .doesNotContainPattern("[A-Za-z]{4,}(?<!HTTP)");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/centres/nowhere", "/nothing", "/centres/north/tickets/1", "/reports/monthly?year=x"})
    void titleAndDetailSpeakOneLanguage(String path) {
        for (String language :
                List.of("", "ru", "ru-RU,ru;q=0.9,en;q=0.8", "de", "kk", "kk;q=0.9, ru;q=0.8, en;q=0.1")) {
            var problem = node.get(path, "accept-language", language).json();
            assertThat(problem.path("title").asText())
                    .as("%s %s", language, problem)
                    .containsPattern("^[А-Я]");
            assertThat(problem.path("detail").asText())
                    .as("%s %s", language, problem)
                    .containsPattern("^[А-Я]");
        }
        for (String language : List.of("en", "en-GB", "de, en;q=0.5", "de-DE,de;q=0.9,en;q=0.8,ru;q=0.1")) {
            var problem = node.get(path, "accept-language", language).json();
            assertThat(problem.path("title").asText())
                    .as("%s %s", language, problem)
                    .containsPattern("^[A-Z]");
            assertThat(problem.path("detail").asText())
                    .as("%s %s", language, problem)
                    .doesNotContainPattern("[А-Яа-я]");
        }
    }

    @Test
    void anAddressThatDoesNotExistIsAPageForABrowser() {
        String html = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
        for (String path :
                List.of("/nowhere", "/kiosk/nothing", "/admin/centres", "/shared/none.js", "/t/a", "/api/doc")) {
            var russian = send("GET", node.url() + path, "accept", html, "accept-language", "ru");
            assertThat(russian.statusCode()).as(path).isEqualTo(404);
            assertThat(russian.headers().firstValue("content-type")).hasValue("text/html; charset=utf-8");
            assertThat(russian.body())
                    .contains("<html lang=\"ru\">", "<h1>Не найдено</h1>", "href=\"/\"", "Not found")
                    .doesNotContain("{{");
            assertThat(send("GET", node.url() + path, "accept", html, "accept-language", "en")
                            .body())
                    .contains("<html lang=\"en\">", "<h1>Not found</h1>", "Не найдено");
            assertThat(send("GET", node.url() + path, "accept", "*/*").headers().firstValue("content-type"))
                    .hasValue("application/problem+json");
        }
        assertThat(send("GET", node.url() + "/api/v1/nowhere", "accept", html)
                        .headers()
                        .firstValue("content-type"))
                .hasValue("application/problem+json");
        assertThat(send("POST", node.url() + "/admin/", "accept", html).body()).contains("<h1>Это не разрешено</h1>");
    }

    private static HttpResponse<String> send(String method, String url, String... headers) {
        try {
            var request = HttpRequest.newBuilder(URI.create(url))
                    .method(method, BodyPublishers.noBody())
                    .header("authorization", "Bearer " + node.token());
            return node.http()
                    .send((headers.length == 0 ? request : request.headers(headers)).build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
