package dev.talon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import dev.talon.cli.TalonProcess;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files larger than the server takes, sent to a process whose heap is smaller than what it takes: refused in words, and nothing stays. */
final class HugeFileIT {
    private static final String PASSWORD = "a-long-admin-password";
    private static final long TWO_GIGABYTES = 2L << 30;
    /** Megabytes, more than the heap: what is sent without a length goes beyond it. */
    private static final int LIMIT = 120;

    private static final String HEADER =
            "centre,ticket,service,stage,queued_at,called_at,started_at,finished_at,outcome,desk,specialist\n";
    private static final String LOG_LINE = "1262304000|c1|line|NONE|ENTERQUEUE||%s|1\n".formatted("7".repeat(950));

    @TempDir
    static Path temporary;

    private static TalonProcess talon;
    private static String home;
    private static String token;

    @BeforeAll
    static void serve() throws Exception {
        talon = TalonProcess.start(
                List.of(
                        "TALON_PORT=0",
                        "TALON_MANAGEMENT_PORT=0",
                        "TALON_DATA=" + temporary.resolve("data"),
                        "TALON_ADMIN_PASSWORD=" + PASSWORD,
                        "TALON_IMPORT_LIMIT=" + LIMIT + "M",
                        "JAVA_TOOL_OPTIONS=-Xmx96m -XX:+ExitOnOutOfMemoryError"),
                "serve");
        home = "http://127.0.0.1:" + talon.ports()[0];
        var signedIn = post("/session", "{\"login\":\"admin\",\"password\":\"%s\"}".formatted(PASSWORD), "");
        String session =
                signedIn.headers().firstValue("set-cookie").orElseThrow().split(";")[0];
        token = new JsonObject(post("/tokens", "{\"name\":\"files\",\"role\":\"administrator\"}", session)
                        .body())
                .getString("token");
        assertThat(post(
                                "/centres",
                                "{\"code\":\"one\",\"name\":{\"ru\":\"Первый\",\"en\":\"First\"},\"zone\":\"Europe/Moscow\"}",
                                session)
                        .statusCode())
                .isEqualTo(201);
    }

    @AfterAll
    static void stop() {
        talon.close();
    }

    @Test
    void twoAnnouncedGigabytesAreRefusedBeforeTheirFirstByte() throws IOException {
        for (String path : List.of("/imports/stages", "/imports/calls")) {
            try (Socket socket = open(path, "Content-Length: " + TWO_GIGABYTES)) {
                refused(socket.getInputStream());
            }
        }
        nothingStays();
    }

    @Test
    void aStreamWithoutALengthIsRefusedWhereItGoesBeyondTheLimit() throws Exception {
        String stages = "one,A1,cash,cash,2024-05-14T09:00:00+03:00,,,,cancelled,,%s\n".formatted("x".repeat(900));
        refusedInChunks("/imports/stages", HEADER, stages);
        refusedInChunks("/imports/calls", "", LOG_LINE);
        nothingStays();
        // And it still takes what it may.
        var good = HttpRequest.newBuilder(URI.create(home + "/api/v1/imports/stages"))
                .header("authorization", "Bearer " + token)
                .header("content-type", "text/csv")
                .POST(BodyPublishers.ofString(HEADER + "one,A1,cash,cash,2022-05-14T09:00:00+03:00,,,,cancelled,,\n"))
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(good, BodyHandlers.ofString())
                        .body())
                .isEqualTo("{\"imported\":1,\"duplicates\":0}");
    }

    @Test
    void thePageSaysItInWords() throws IOException {
        Path large = Files.writeString(temporary.resolve("large.csv"), HEADER);
        try (var file = new java.io.RandomAccessFile(large.toFile(), "rw")) {
            // Holes: no disk is taken.
            file.setLength((LIMIT + 1L) << 20);
        }
        try (var browsing = new Browsing(home)) {
            Page page = browsing.open("/admin/?section=import", 1366, 768);
            page.locator("input[name=login]").fill("admin");
            page.locator("input[type=password]").fill(PASSWORD);
            page.locator("input[type=password]").press("Enter");
            page.locator("import-section input[type=file]").setInputFiles(large);
            page.locator("import-section button.primary").click();
            assertThat(page.locator("import-section .alert"))
                    .containsText("Файл больше 120 МБ, ничего не загружено. Отправьте его частями");
            page.locator("import-section input[type=file]")
                    .setInputFiles(
                            new FilePayload("small.csv", "text/csv", "что-то\n".getBytes(StandardCharsets.UTF_8)));
            assertThat(page.locator("import-section .alert")).hasCount(0);
            saidInRussian(page);
        }
    }

    /** Every fault of a file, and each in the reader's language. */
    private static void saidInRussian(Page page) {
        String good =
                "one,A1,cash,cash,2021-05-14T09:00:00Z,2021-05-14T09:10:00Z,2021-05-14T09:10:30Z,2021-05-14T09:16:00Z,served,4,x\n";
        String file = HEADER
                + good
                + good.replace("one", "two")
                + good.replace(",cash,cash", ",loans,loan")
                + good.replace("14T09:16", "14T08:16")
                + good.replace("served", "done")
                + "one,A1\n"
                + good.replace(",x", "," + "x".repeat(300))
                + good.replace("2021-05-14T09:00:00Z", "yesterday")
                + good.replace("2021", "2131")
                + good.replace("A1", "")
                + good.replace(",4,", ",5,")
                + good.replace("cash,cash", "consultation,cash").replace("A1", "A7")
                + good.replace("cash,cash", "combined,consultation").replace("A1", "A8")
                + good.replace("A1", "A8")
                + good.replace("2021-05-14T09:10:30Z", "");
        page.locator("import-section input[type=file]")
                .setInputFiles(new FilePayload("bad.csv", "text/csv", file.getBytes(StandardCharsets.UTF_8)));
        page.locator("import-section button.primary").click();
        assertThat(page.locator("import-section .alert")).containsText("Ничего не загружено. Ошибок в файле:");
        List<String> said = page.locator("import-section tbody td:nth-child(3)").allInnerTexts();
        assertThat(said).hasSizeGreaterThan(13);
        assertThat(said)
                .allMatch(problem -> problem.matches(".*[а-я]{3}.*"))
                .noneMatch(problem -> problem.contains(" or "));
    }

    /** Chunks of a megabyte until the server answers; it has to before half as much again as the limit was sent. */
    private static void refusedInChunks(String path, String first, String line) throws IOException {
        String many = line.repeat((1 << 20) / line.length() + 1);
        byte[] chunk =
                (Integer.toHexString(many.length()) + "\r\n" + many + "\r\n").getBytes(StandardCharsets.US_ASCII);
        try (Socket socket = open(path, "Transfer-Encoding: chunked")) {
            OutputStream out = socket.getOutputStream();
            if (!first.isEmpty()) {
                out.write((Integer.toHexString(first.length()) + "\r\n" + first + "\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
            }
            int sent = 0;
            while (sent < LIMIT * 3 / 2 && socket.getInputStream().available() == 0) {
                out.write(chunk);
                sent++;
            }
            assertThat(sent).isGreaterThanOrEqualTo(LIMIT);
            refused(socket.getInputStream());
        }
    }

    private static void refused(InputStream answer) throws IOException {
        String head = "";
        while (!head.endsWith("\r\n\r\n")) {
            int next = answer.read();
            assertThat(next).as(head).isNotEqualTo(-1);
            head += (char) next;
        }
        assertThat(head)
                .startsWith("HTTP/1.1 413 ")
                .containsIgnoringCase("\r\ncontent-type: application/problem+json\r\n")
                .containsIgnoringCase("\r\nconnection: close\r\n");
        int length = Integer.parseInt(head.replaceFirst("(?is).*\r\ncontent-length: (\\d+)\r\n.*", "$1"));
        var problem = new JsonObject(new String(answer.readNBytes(length), StandardCharsets.UTF_8));
        assertThat(problem.getString("type")).isEqualTo("/problems/import-too-large");
        assertThat(problem.getInteger("status")).isEqualTo(413);
        assertThat(problem.getString("detail")).contains("A file may have 120 MB here; nothing was imported.");
    }

    private static void nothingStays() throws IOException {
        try (Socket socket = new Socket("127.0.0.1", URI.create(home).getPort())) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream()
                    .write(("GET /api/v1/reports/monthly?year=2024 HTTP/1.1\r\nHost: talon\r\nConnection: close\r\n"
                                    + "Authorization: Bearer " + token + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer)
                    .startsWith("HTTP/1.1 200")
                    .contains("\"cancelled\":0")
                    .doesNotContain("\"cancelled\":1");
        }
    }

    private static Socket open(String path, String length) throws IOException {
        Socket socket = new Socket("127.0.0.1", URI.create(home).getPort());
        socket.setSoTimeout(60_000);
        socket.getOutputStream()
                .write(("POST /api/v1" + path
                                + " HTTP/1.1\r\nHost: talon\r\nContent-Type: text/csv\r\nAccept-Language: en\r\n"
                                + "Authorization: Bearer " + token + "\r\n" + length + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static HttpResponse<String> post(String path, String json, String session)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(home + "/api/v1" + path))
                .header("content-type", "application/json")
                .header("idempotency-key", UUID.randomUUID().toString())
                .POST(BodyPublishers.ofString(json));
        if (!session.isEmpty()) {
            request.header("cookie", session);
        }
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }
}
