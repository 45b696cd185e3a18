package dev.talon.contactcentre;

import static dev.talon.table.ReportDoor.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.table.ReportDoor;
import dev.talon.table.ReportHouse;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Times that a spreadsheet took for others, or that nobody can mean. */
class MisreadTimesTest {
    private static final String HEADER = "call,queue,entered_at,wait,service,outcome\n";

    private static ReportHouse house;
    private static ReportDoor door;

    @BeforeAll
    static void open() {
        house = new ReportHouse();
        door = new ReportDoor(house, 30_000_000);
    }

    @BeforeEach
    void empty() {
        for (String table : new String[] {"call", "call_in_part", "stage", "ticket"}) {
            house.execute("DELETE FROM " + table);
        }
    }

    @AfterAll
    static void close() {
        door.close();
        house.close();
    }

    @ParameterizedTest
    @CsvSource({
        "00:45:00, 01:15:00, 1:10, 2:20, hours",
        "7200, 30, 1:10, 2:20, hours",
        "0:45, 00:01:15, 1:10, 2:20, the column mixes m:ss (line 2) and h:mm:ss (line 3)",
        "0:00:45, 0:01:15, 05:20:07, 00:24:30, hours",
        "0:00:45, 0:01:15, 00:05:00, 00:24:00, whole minutes",
        "0:45, 1:15, 5:20, 0:24:30, the column mixes"
    })
    void areAskedAboutAndTakenWhenTheyAreMeant(
            String wait1, String wait2, String service1, String service2, String why) {
        String file = HEADER + "c1,line,2024-05-14T10:00:00+03:00," + wait1 + "," + service1 + ",answered\n"
                + "c2,line,2024-05-15T10:00:00+03:00," + wait2 + "," + service2 + ",answered\n";
        var asked = post("", file);
        assertThat(asked.statusCode()).isEqualTo(409);
        assertThat(json(asked).getString("type")).endsWith("import-asks");
        assertThat(json(asked).getJsonArray("errors").getJsonObject(0).getString("problem"))
                .contains(why);
        assertThat(house.number("SELECT count(*) FROM call")).isZero();
        assertThat(json(post("?confirm=times", file)).getInteger("imported")).isEqualTo(2);
    }

    @Test
    void whatOurFilesSayIsReadAsItWasMeant() {
        String file = HEADER + "c1,line,2024-05-14T10:00:00+03:00,0:45,5:20,answered\n"
                + "c2,line,2024-05-15T10:00:00.25+03:00,75.5,24:30,answered\n";
        assertThat(json(post("", file)).getInteger("imported")).isEqualTo(2);
        String list = door.get("/reports/calls/list?year=2024&format=csv").body();
        assertThat(list)
                .contains("2024-05-14T10:00:00.000000+03:00,0:00:45,0:05:20")
                .contains("2024-05-15T10:00:00.250000+03:00,0:01:15.5,0:24:30");
        assertThat(json(post("", list)).getInteger("duplicates")).isEqualTo(2);
        assertThat(door.get("/reports/calls?year=2024&format=csv").body()).contains(",0:01:00,0:14:55,");
    }

    @ParameterizedTest
    @CsvSource({
        "24:00:01, '', abandoned, wait, is longer than 24:00:00",
        "0:30, 86401, answered, service, is longer than 24:00:00",
        "-1, '', abandoned, wait, must be seconds",
        "0:30, 1710493200, answered, service, must be seconds"
    })
    void beyondTheBoundAreFaultsOfTheLine(String wait, String service, String outcome, String column, String problem) {
        var refused =
                post("", HEADER + "c1,line,2024-05-14T10:00:00+03:00," + wait + "," + service + "," + outcome + "\n");
        assertThat(refused.statusCode()).isEqualTo(422);
        var error = json(refused).getJsonArray("errors").getJsonObject(0);
        assertThat(error.getInteger("line")).isEqualTo(2);
        assertThat(error.getString("column")).isEqualTo(column);
        assertThat(error.getString("problem")).startsWith(problem);
    }

    @ParameterizedTest
    @CsvSource({
        "COMPLETEAGENT|30|86401, the talk is longer than 24:00:00",
        "COMPLETEAGENT|86401|30, the wait is longer than 24:00:00",
        "ABANDON|1|1|1710493200, must say whole seconds",
        "ABANDON|1|1|-1, must say whole seconds"
    })
    void beyondTheBoundAreFaultsOfTheLogsLine(String event, String problem) {
        var refused = post("", "1710493200|a.1|qA|NONE|" + event + "\n");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(json(refused).getJsonArray("errors").getJsonObject(0).getString("problem"))
                .contains(problem);
    }

    @Test
    void nothingEndsInTheFuture() {
        Instant soon = Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(60);
        assertThat(post("", HEADER + "c1,line," + soon + ",30,7000,answered\n").body())
                .contains("ends in the future");
        assertThat(post("", HEADER + "c1,line," + soon + ",1000,,abandoned\n").body())
                .contains("ends in the future");
        assertThat(post("", soon.plusSeconds(3600).getEpochSecond() + "|a.1|qA|NONE|ABANDON|1|1|30\n")
                        .body())
                .contains("is in the future");
        assertThat(post("", HEADER + "c1,line," + soon + ",30,20,answered\n").statusCode())
                .isEqualTo(200);
    }

    private HttpResponse<String> post(String query, String file) {
        return door.post("/imports/calls" + query, "text/csv", file.getBytes(StandardCharsets.UTF_8));
    }
}
