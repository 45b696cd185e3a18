package dev.talon.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.cli.TalonProcess;
import dev.talon.contactcentre.Calls2024;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every export of every report, asked for several at once of a server whose heap is as small as it runs with: a process
 * that is out of memory ends. The history is larger than the heap.
 */
class SmallHeapIT {
    private static final String PASSWORD = "a-long-admin-password";
    private static final String HEAP = "-Xmx128m";
    private static final String VISITS = "90000";
    private static final int AT_ONCE = 4;

    /** What each file begins with. */
    private static final Map<String, String> BEGINS =
            Map.of("json", "", "csv", "", "html", "<!doctype html>", "docx", "PK", "xlsx", "PK", "pdf", "%PDF");

    @TempDir
    static Path temporary;

    private static TalonProcess talon;
    private static String home;
    private static String token;
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @BeforeAll
    static void serveAYear() throws Exception {
        String data = "TALON_DATA=" + temporary.resolve("data");
        try (var generating = TalonProcess.start(
                List.of(data),
                "generate",
                "--centres",
                "3",
                "--years",
                "1",
                "--visits",
                VISITS,
                "--until",
                "2024-12-31")) {
            assertThat(generating.exitCode()).as("%s", generating.said()).isZero();
        }
        talon = TalonProcess.start(
                List.of(
                        data,
                        "TALON_PORT=0",
                        "TALON_MANAGEMENT_PORT=0",
                        "TALON_ADMIN_PASSWORD=" + PASSWORD,
                        "JAVA_TOOL_OPTIONS=" + HEAP + " -XX:+ExitOnOutOfMemoryError"),
                "serve");
        home = "http://127.0.0.1:" + talon.ports()[0] + "/api/v1";
        var signedIn = CLIENT.send(
                request("/session")
                        .POST(BodyPublishers.ofString("{\"login\":\"admin\",\"password\":\"%s\"}".formatted(PASSWORD)))
                        .build(),
                BodyHandlers.ofString());
        String session =
                signedIn.headers().firstValue("set-cookie").orElseThrow().split(";")[0];
        var tokens = CLIENT.send(
                request("/tokens")
                        .header("cookie", session)
                        .POST(BodyPublishers.ofString("{\"name\":\"exports\",\"role\":\"administrator\"}"))
                        .build(),
                BodyHandlers.ofString());
        token = new JsonObject(tokens.body()).getString("token");
        assertThat(post("/imports/calls", "text/csv", Calls2024.log()).statusCode())
                .isEqualTo(200);
        for (String centre : List.of("centre-01", "centre-02", "centre-03")) {
            assertThat(post("/centres/" + centre + "/closings", "application/json", "{\"month\":\"2024-03\"}")
                            .statusCode())
                    .isEqualTo(201);
        }
    }

    @AfterAll
    static void stop() {
        talon.close();
    }

    @Test
    void everyExportIsAnsweredRightWhileOthersAreMade() throws Exception {
        List<String> exports = exports();
        Map<String, HttpResponse<byte[]>> first = all(exports);
        first.forEach((path, answer) -> {
            assertThat(answer.statusCode()).as("%s: %s", path, text(answer)).isEqualTo(200);
            String kind = path.contains("format=") ? path.replaceFirst(".*format=(\\w+).*", "$1") : "json";
            assertThat(text(answer).toLowerCase(java.util.Locale.ROOT))
                    .as(path)
                    .startsWith(BEGINS.get(kind).toLowerCase(java.util.Locale.ROOT));
            assertThat(answer.body().length)
                    .as(path)
                    .isGreaterThan(kind.equals("pdf") || kind.endsWith("x") ? 3000 : 1);
        });
        right(first);
        // Once more, all in another order: what was held for the first is given back.
        List<String> again = new ArrayList<>(exports);
        java.util.Collections.reverse(again);
        Map<String, HttpResponse<byte[]>> second = all(again);
        for (String path : exports) {
            if (path.contains("format=csv") || path.contains("format=html")) {
                assertThat(text(second.get(path))).as(path).isEqualTo(text(first.get(path)));
            } else {
                assertThat(second.get(path).statusCode()).as(path).isEqualTo(200);
            }
        }
        assertThat(talon.handle().isAlive()).isTrue();
        assertThat(talon.said()).noneMatch(line -> line.contains("java.lang.OutOfMemoryError"));
    }

    private static List<String> exports() {
        List<String> paths = new ArrayList<>();
        for (String format : List.of("json", "csv", "html", "docx", "xlsx", "pdf")) {
            paths.add("/reports/monthly?year=2024&form=both&counts=true&format=" + format);
            paths.add("/reports/calls?year=2024&format=" + format);
        }
        String year = "from=2024-01-01&to=2024-12-31";
        paths.add("/reports/overview?" + year + "&format=json");
        for (String by : List.of("centre", "service", "heat", "desk", "specialist", "day")) {
            paths.add("/reports/overview?" + year + "&by=" + by + "&format=csv");
        }
        paths.add("/reports/stages?" + year + "&format=csv");
        paths.add("/reports/stages?" + year + "&size=500&format=json");
        paths.add("/reports/desk-times?from=2024-03-01&to=2024-03-31&format=csv");
        paths.add("/reports/desk-times?from=2024-04-01&to=2024-04-30&format=json");
        paths.add("/reports/desk-times?" + year + "&format=json");
        paths.add("/reports/stages?" + year + "&size=500&page=200&sort=service&order=asc");
        paths.add("/reports/suspects?" + year + "&verdict=all&size=500");
        paths.add("/reports/suspects?" + year + "&page=2");
        for (String format : List.of("json", "docx", "pdf")) {
            paths.add("/reports/quality?year=2024&format=" + format);
        }
        paths.add("/reports/monthly/passport?year=2024");
        paths.add("/reports/monthly/passport?year=2024&month=3");
        paths.add("/reports/calls/passport?year=2024");
        paths.add("/reports/calls/list?year=2024&format=csv");
        paths.add("/reports/closings?year=2024");
        paths.add("/centres/centre-01/closings/2024-03");
        return paths;
    }

    /** The figures of one export are those of another. */
    private static void right(Map<String, HttpResponse<byte[]>> answers) {
        JsonObject overview = answers.entrySet().stream()
                .filter(answer -> answer.getKey().startsWith("/reports/overview")
                        && answer.getKey().endsWith("json"))
                .map(answer -> new JsonObject(text(answer.getValue())))
                .findFirst()
                .orElseThrow();
        assertThat(overview.getJsonObject("total").getLong("visits")).isEqualTo(Long.parseLong(VISITS));
        // A line of names and one of the whole.
        long days = lines(answers, "by=day&format=csv") - 2;
        assertThat(days)
                .isEqualTo(overview.getJsonObject("by").getJsonArray("day").size());
        assertThat(lines(answers, "by=centre&format=csv")).isEqualTo(5);
        assertThat(lines(answers, "/reports/stages")).isGreaterThan(10_000);
        assertThat(new JsonObject(text(one(answers, "/reports/closings")))
                        .getJsonArray("closings")
                        .size())
                .isEqualTo(3);
        assertThat(lines(answers, "/reports/desk-times")).isGreaterThan(100);
        String months = text(one(answers, "/reports/monthly?year=2024&form=both&counts=true&format=csv"));
        assertThat(months.lines().count()).isGreaterThan(12);
    }

    private static long lines(Map<String, HttpResponse<byte[]>> answers, String part) {
        return answers.entrySet().stream()
                .filter(answer ->
                        answer.getKey().contains(part) && answer.getKey().contains("csv"))
                .map(answer -> text(answer.getValue()).lines().count())
                .findFirst()
                .orElseThrow();
    }

    private static HttpResponse<byte[]> one(Map<String, HttpResponse<byte[]>> answers, String start) {
        return answers.entrySet().stream()
                .filter(answer -> answer.getKey().startsWith(start))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, HttpResponse<byte[]>> all(List<String> paths)
            throws InterruptedException, ExecutionException {
        var callers = Executors.newFixedThreadPool(AT_ONCE);
        try {
            Map<String, Future<HttpResponse<byte[]>>> asked = paths.stream()
                    .collect(Collectors.toMap(
                            path -> path,
                            path -> callers.submit(
                                    () -> CLIENT.send(request(path).build(), BodyHandlers.ofByteArray())),
                            (one, other) -> one,
                            LinkedHashMap::new));
            Map<String, HttpResponse<byte[]>> answers = new LinkedHashMap<>();
            for (var each : asked.entrySet()) {
                answers.put(each.getKey(), each.getValue().get());
            }
            return answers;
        } finally {
            callers.shutdownNow();
        }
    }

    private static HttpResponse<String> post(String path, String type, String body)
            throws IOException, InterruptedException {
        return CLIENT.send(
                request(path)
                        .setHeader("content-type", type)
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create(home + path))
                .header("content-type", "application/json")
                .header("idempotency-key", UUID.randomUUID().toString());
        return token == null ? request : request.header("authorization", "Bearer " + token);
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }
}
