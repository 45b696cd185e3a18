package dev.talon.imports.history;

import static dev.talon.table.ReportDoor.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.Until;
import dev.talon.table.ReportDoor;
import dev.talon.table.ReportHouse;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ImportRoutesTest {
    private static final String KEPT = "SELECT count(*) FROM day_summary WHERE stages = 1";
    private static final int LIMIT = 8_000_000;
    private static final String LINE = "one,A-%d,cash,cash,2024-05-14T09:00:00+03:00,2024-05-14T09:10:00+03:00,"
            + "2024-05-14T09:10:30+03:00,2024-05-14T09:16:00+03:00,served,4,Петрова\n";

    private ReportHouse house;
    private ReportDoor door;

    @BeforeEach
    void open() {
        house = new ReportHouse();
        house.centre("one", "Europe/Moscow");
        door = new ReportDoor(house, LIMIT);
    }

    @AfterEach
    void close() {
        door.close();
        house.close();
    }

    @Test
    void aFileThatIsManyTimesTheBufferStreamsThrough() {
        String file = file(30_000);
        assertThat(file.length()).isGreaterThan(3 << 20);
        var answer = door.importCsv(() -> new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(json(answer)).isEqualTo(new JsonObject("{\"imported\":30000,\"duplicates\":0}"));
        JsonObject progress = json(door.send(door.request("/imports/progress").GET()));
        assertThat(progress.getString("state")).isEqualTo("imported");
        assertThat(progress.getInteger("lines")).isEqualTo(30_000);
        assertThat(progress.getString("startedAt")).isNotEmpty();
    }

    @Test
    void faultsAreAProblemWithLineColumnAndWhat() {
        var answer = door.importCsv(file(2).replace("2024-05-14T09:16", "2024-05-14T08:16"));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.headers().firstValue("content-type").orElseThrow()).startsWith("application/problem+json");
        JsonObject problem = json(answer);
        assertThat(problem.getJsonArray("errors")).hasSize(2);
        assertThat(problem.getJsonArray("errors").getJsonObject(0))
                .isEqualTo(new JsonObject()
                        .put("line", 2)
                        .put("column", "finished_at")
                        .put("problem", "is before started_at"));
        assertThat(house.number("SELECT count(*) FROM ticket")).isZero();
    }

    @Test
    void aFileThatIsTooLargeIsRefusedWhetherItSaysSoOrNot() {
        String file = file(80_000);
        assertThat(file.length()).isGreaterThan(LIMIT);
        var unannounced = door.importCsv(() -> new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)));
        assertThat(unannounced.statusCode()).isEqualTo(413);
        assertThat(json(unannounced).getString("type")).endsWith("import-too-large");
        assertThat(announced(LIMIT + 1)).startsWith("HTTP/1.1 413");
        assertThat(house.number("SELECT count(*) FROM ticket")).isZero();
    }

    @Test
    void anotherKindOfFileIsRefused() {
        var answer = door.send(door.request("/imports/stages")
                .header("content-type", "application/json")
                .POST(BodyPublishers.ofString("[]")));
        assertThat(answer.statusCode()).isEqualTo(415);
    }

    @Test
    void aSenderThatBreaksOffLeavesNothingAndTheNextOneIsTaken() throws Exception {
        try (Socket socket = connect(file(10).length())) {
            socket.getOutputStream().write(file(5).getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            // While it is open, the import runs, and another one is refused.
            var second = door.importCsv(file(1));
            while (second.statusCode() == 200) {
                house.execute("DELETE FROM stage");
                house.execute("DELETE FROM ticket");
                second = door.importCsv(file(1));
            }
            assertThat(second.statusCode()).isEqualTo(409);
        }
        var next = door.importCsv(file(1));
        while (next.statusCode() == 409) {
            next = door.importCsv(file(1));
        }
        assertThat(json(next).getInteger("imported")).isOne();
        assertThat(house.number("SELECT count(*) FROM ticket")).isOne();
    }

    @Test
    void theDaysOfEveryYearAreKeptForPassportsByThemselves() {
        var file = new HistoryFile();
        for (int year = 2019; year <= 2024; year++) {
            for (int day = 10; day < 30; day++) {
                file.line(LINE.strip().replace("%d", year + "-" + day).replace("2024-05-14", year + "-05-" + day));
            }
        }
        assertThat(json(door.importCsv(file::stream)).getInteger("imported")).isEqualTo(120);
        Until.isTrue("all are kept", () -> house.number(KEPT) >= 120);
        assertThat(house.number(KEPT)).isEqualTo(120);
    }

    private String announced(long length) {
        try (Socket socket = connect(length)) {
            return new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private Socket connect(long length) throws IOException {
        var uri = door.request("/imports/stages").build().uri();
        var socket = new Socket(uri.getHost(), uri.getPort());
        socket.getOutputStream()
                .write("POST %s HTTP/1.1\r\nHost: talon\r\nContent-Type: text/csv\r\nContent-Length: %d\r\n\r\n"
                        .formatted(uri.getPath(), length)
                        .getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        return socket;
    }

    private static String file(int lines) {
        var file = new StringBuilder(HistoryFile.HEADER).append('\n');
        for (int i = 0; i < lines; i++) {
            file.append(LINE.replace("%d", Integer.toString(i)));
        }
        return file.toString();
    }
}
