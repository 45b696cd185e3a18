package dev.talon.contactcentre;

import static dev.talon.table.ReportDoor.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.table.ReportDoor;
import dev.talon.table.ReportHouse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Behind each number of the table are as many calls as it says, and all of them can be had. */
class CallListTest {
    private static final Map<String, String> COLUMNS = Map.of(
            "received", "received",
            "answered", "answered",
            "transferred", "transferred",
            "abandoned", "abandoned",
            "timed_out", "timedOut",
            "left_by_key", "leftByKey",
            "nobody_there", "nobodyThere");

    private static ReportHouse house;
    private static ReportDoor door;

    @BeforeAll
    static void importLog() {
        house = new ReportHouse();
        door = new ReportDoor(house, 100_000_000);
        load(door, Calls2024.log());
        load(door, """
                call,queue,entered_at,wait,service,outcome
                =x,"line, second",2024-03-15T10:00:00,12.345678,0.5,answered
                k1,line,2024-03-15T10:00:00,7,,key
                """);
    }

    @AfterAll
    static void close() {
        door.close();
        house.close();
    }

    @Test
    void everyNumberOfTheTableHasAsManyCallsBehindIt() {
        JsonObject table = json(door.get("/reports/calls?year=2024"));
        for (int month : List.of(0, 1, 3, 12)) {
            JsonObject row = month == 0
                    ? table.getJsonObject("total")
                    : table.getJsonArray("months").getJsonObject(month - 1);
            COLUMNS.forEach((of, name) -> {
                JsonObject page = list("of=" + of + (month == 0 ? "" : "&month=" + month));
                assertThat(page.getLong("total")).as("%d %s", month, of).isEqualTo(row.getLong(name));
            });
        }
    }

    @Test
    void pagesFollowEachOtherInTheChosenOrder() {
        JsonObject first = list("month=3&of=abandoned&sort=wait&order=desc");
        JsonArray calls = first.getJsonArray("calls");
        assertThat(calls).hasSize(30);
        assertThat(calls.getJsonObject(0).getLong("wait")).isEqualTo(39);
        assertThat(calls.getJsonObject(29).getLong("wait")).isEqualTo(10);
        assertThat(calls.getJsonObject(0).getString("outcome")).isEqualTo("abandoned");
        assertThat(calls.getJsonObject(0).getValue("service")).isNull();
        JsonObject received = list("month=3&page=5");
        assertThat(received.getLong("total")).isEqualTo(437);
        assertThat(received.getJsonArray("calls")).hasSize(37);
        String last =
                list("month=3&page=4").getJsonArray("calls").getJsonObject(99).getString("entered_at");
        assertThat(received.getJsonArray("calls").getJsonObject(0).getString("entered_at"))
                .isGreaterThanOrEqualTo(last);
        assertThat(list("month=3&queues=vip&of=answered").getLong("total")).isEqualTo(134);
    }

    @Test
    void theCsvHasAllOfThemAndImportedElsewhereGivesTheSameFiguresAndTheSameHash() {
        var answer = door.get("/reports/calls/list?year=2024&format=csv&separator=semicolon");
        assertThat(answer.headers().firstValue("content-disposition").orElseThrow())
                .contains("talon-calls-2024-received.csv");
        String csv = answer.body();
        assertThat(csv.lines()).hasSize(1 + 12 * 435 + 2);
        assertThat(csv)
                .contains("=x;line, second;2024-03-15T10:00:00.000000+03:00;0:00:12.345678;0:00:00.5;answered\r\n");
        assertThat(door.get("/reports/calls/list?year=2024&month=3&of=abandoned&format=csv")
                        .body()
                        .lines())
                .hasSize(31);
        try (var other = new ReportHouse();
                var there = new ReportDoor(other, 100_000_000)) {
            load(there, csv);
            assertThat(hash(there)).isEqualTo(hash(door));
        }
    }

    private static String hash(ReportDoor of) {
        return json(of.get("/reports/calls/passport?year=2024")).getString("hash");
    }

    private static JsonObject list(String query) {
        var answer = door.get("/reports/calls/list?year=2024&" + query);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer);
    }

    private static void load(ReportDoor into, String file) {
        var answer = into.post("/imports/calls", "text/plain", file.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }
}
