package dev.talon.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.TestNode;
import dev.talon.db.TestDatabase;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A browser loads a file again when the file has changed, whichever node answers and however often it was started. */
class StaticFilesTest {
    private static final List<String> OURS = List.of(
            "/",
            "/kiosk/",
            "/admin/",
            "/away-worker.js",
            "/api/openapi.yaml",
            "/shared/words.js",
            "/shared/tokens.css",
            "/shared/icon.svg",
            "/kiosk/kiosk.js",
            "/help/ru/desk.html",
            "/help/en/desk.html",
            "/help/help.css",
            "/help/pictures/ru/desk.png",
            "/hall/hall.js",
            "/shared/importmap.json",
            "/away/away.css");
    private static final List<String> VERSIONED =
            List.of("/_static/lit/3.3.3/index.js", "/_static/echarts/6.0.0/dist/echarts.esm.min.js");

    @Test
    void marksAreOfTheContentAndTheSameOnEveryNode() throws Exception {
        Set<String> marks = new HashSet<>();
        try (TestDatabase database = TestDatabase.create();
                TestNode one = TestNode.start(database.address());
                TestNode other = TestNode.start(database.address())) {
            for (String path : OURS) {
                String mark = get(one, path).headers().firstValue("etag").orElseThrow();
                assertThat(marks.add(mark)).as("%s shares its mark", path).isTrue();
                assertThat(get(other, path).headers().firstValue("etag"))
                        .as(path)
                        .hasValue(mark);
                for (String known : List.of(mark, "\"older\", " + mark, mark.replace("W/", ""), "*")) {
                    var again = get(other, path, "if-none-match", known);
                    assertThat(again.statusCode()).as("%s %s", path, known).isEqualTo(304);
                    assertThat(again.body()).isEmpty();
                    assertThat(again.headers().firstValue("etag")).hasValue(mark);
                }
                assertThat(get(one, path, "if-none-match", "\"older\"").statusCode())
                        .isEqualTo(200);
                assertThat(get(one, path).headers().allValues("cache-control"))
                        .as(path)
                        .containsExactly("no-cache");
            }
            for (String path : VERSIONED) {
                assertThat(get(one, path).headers().allValues("cache-control"))
                        .as(path)
                        .containsExactly("public, max-age=31536000, immutable");
                assertThat(get(one, path).headers().firstValue("etag"))
                        .isEqualTo(get(other, path).headers().firstValue("etag"))
                        .isPresent();
            }
            assertThat(List.of(OURS, VERSIONED))
                    .allSatisfy(paths -> assertThat(paths)
                            .allSatisfy(
                                    path -> assertThat(get(one, path).headers().firstValue("last-modified"))
                                            .as("the moment of a start says nothing of %s", path)
                                            .isEmpty()));
        }
    }

    @Test
    void documentsAreInTheReadersLanguageWithoutSigningIn() throws Exception {
        try (TestDatabase database = TestDatabase.create();
                TestNode node = TestNode.start(database.address())) {
            for (String[] asked : new String[][] {
                {"/help/", "en-GB,ru;q=0.5", "/help/en/index.html"},
                {"/help/", "ru", "/help/ru/index.html"},
                {"/help/", "fi", "/help/ru/index.html"},
                {"/help/en/", "ru", "/help/en/index.html"},
                {"/help/uk/", "uk", "/help/ru/index.html"},
                {"/help/fi/desk.html", "fi", "/help/ru/desk.html"}
            }) {
                var answer = get(node, asked[0], "accept-language", asked[1]);
                assertThat(answer.statusCode()).as(asked[0]).isEqualTo(302);
                assertThat(answer.headers().firstValue("location")).hasValue(asked[2]);
            }
            var chapter = get(node, "/help/en/desk.html");
            assertThat(chapter.statusCode()).isEqualTo(200);
            assertThat(chapter.body()).contains("<html lang=\"en\"");
            assertThat(chapter.headers().firstValue("content-type")).hasValue("text/html; charset=utf-8");
            assertThat(chapter.headers().firstValue("content-security-policy")).isPresent();
            assertThat(get(node, "/help/en/nothing.html").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void nothingButFilesOfThePagesIsServed() throws Exception {
        try (TestDatabase database = TestDatabase.create();
                TestNode node = TestNode.start(database.address())) {
            for (String path : List.of(
                    "/shared/",
                    "/shared",
                    "/shared/..%2f..%2fopenapi.yaml",
                    "/shared/%2e%2e/%2e%2e/logback.xml",
                    "/_static/lit/3.3.3",
                    "/_static/../openapi.yaml",
                    "/_static/lit/3.3.3/.hidden.js",
                    "/_static/%00.js",
                    "/shared/words.js/",
                    "/shared/words.js%00.css",
                    "/_webjars/x/..js")) {
                String answer = RawHttp.answer(
                        node.port(), "GET " + path + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
                assertThat(answer).as(path).startsWith("HTTP/1.1 4").contains("application/problem+json");
            }
        }
    }

    private static HttpResponse<String> get(TestNode node, String path, String... headers)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(node.url() + path));
        return node.http()
                .send((headers.length == 0 ? request : request.headers(headers)).build(), BodyHandlers.ofString());
    }
}
