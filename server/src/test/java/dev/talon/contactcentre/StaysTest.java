package dev.talon.contactcentre;

import static dev.talon.table.ReportDoor.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.table.ReportDoor;
import dev.talon.table.ReportHouse;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which stays of calls are one and which are two, whatever file they come in. */
class StaysTest {
    private static final String TIMED_OUT = """
            1710493200|a.1|qA|NONE|ENTERQUEUE||7900|1
            1710493230|a.1|qA|NONE|EXITWITHTIMEOUT|1|1|30
            """;
    private static final String HUNG_UP = """
            1710493230|a.1|qA|NONE|ENTERQUEUE||7900|1
            1710493230|a.1|qA|NONE|ABANDON|1|1|0
            """;
    private static final String NOBODY = """
            1710493200|a.2|qA|NONE|ENTERQUEUE||7900|1
            1710493200|a.2|qA|NONE|EXITEMPTY|1|1|0
            """;
    private static final String TABLE_HEADER =
            "id,time,callid,queuename,agent,event,data,data1,data2,data3,data4,data5\n";

    private ReportHouse house;
    private ReportDoor door;

    @BeforeEach
    void open() {
        house = new ReportHouse();
        door = new ReportDoor(house, 30_000_000);
    }

    @AfterEach
    void close() {
        door.close();
        house.close();
    }

    @Test
    void whoTimesOutAndHangsUpInTheSameSecondHasTwoStays() throws Exception {
        counts(load(TIMED_OUT + HUNG_UP), 2, 0);
        assertThat(house.texts("SELECT outcome || ' ' || wait / 1000000 FROM call ORDER BY entered_at, wait DESC"))
                .containsExactly("timeout 30", "abandoned 0");
        counts(load(TIMED_OUT + HUNG_UP), 0, 2);
        sameFromTheRecords();
    }

    @Test
    void alsoWhereTheLogWasCutBetweenThem() {
        counts(load(TIMED_OUT), 1, 0);
        counts(load(HUNG_UP), 1, 0);
        counts(load(TIMED_OUT + HUNG_UP), 0, 2);
        counts(load(HUNG_UP), 0, 1);
    }

    @Test
    void whoRejoinsInTheSameSecondAndIsAnsweredHasTwoStays() {
        counts(load(TIMED_OUT + """
                        1710493230|a.1|qA|NONE|ENTERQUEUE||7900|1
                        1710493230|a.1|qA|A|CONNECT|0|x|1
                        1710493230|a.1|qA|A|COMPLETEAGENT|0|0|1
                        """), 2, 0);
    }

    @Test
    void threeAlikeInOneSecondAreThree() throws Exception {
        counts(load(NOBODY.repeat(3)), 3, 0);
        counts(load(NOBODY.repeat(3)), 0, 3);
        counts(load(NOBODY.repeat(4)), 1, 3);
        assertThat(house.number("SELECT count(*) FROM call")).isEqualTo(4);
        sameFromTheRecords();
        String list = door.get("/reports/calls/list?year=2024&format=csv").body();
        assertThat(list.lines()).hasSize(5);
    }

    @Test
    void theTableOfTheDatabaseIsReadAndItsCallsAreThoseOfTheFile() {
        counts(load(TIMED_OUT + HUNG_UP), 2, 0);
        String local = TABLE_HEADER
                + "1,2024-03-15 12:00:00.123456,a.1,qA,NONE,ENTERQUEUE,,,7900,1,,\n"
                + "2,2024-03-15 12:00:30.900001,a.1,qA,NONE,EXITWITHTIMEOUT,,1,1,30,,\n"
                + "3,2024-03-15 12:00:30.912345,a.1,qA,NONE,ENTERQUEUE,,,7900,1,,\n"
                + "4,2024-03-15 12:00:30.999999,a.1,qA,NONE,ABANDON,NULL,1,1,0,\\N,\n";
        JsonObject read = load(local);
        counts(read, 0, 2);
        assertThat(read.getString("form")).isEqualTo("queue_log_table");
        String micros = local.replace("2024-03-15 12:00:00", "1710493200").replace("2024-03-15 12:00:30", "1710493230");
        counts(load(micros), 0, 2);
        counts(load(micros.replace(',', ';')), 0, 2);
        counts(load("/imports/calls?zone=Asia/Vladivostok", local.replace(" 12:", " 19:")), 0, 2);
        String older = "time,callid,queuename,agent,event,data\n"
                + "1710493200.1,a.9,qA,NONE,ENTERQUEUE,|7900|1\n1710493230.1,a.9,qA,NONE,ABANDON,1|1|30\n";
        counts(load(older), 1, 0);
    }

    @Test
    void momentsOfTheLogMayHaveFractionsOrBeLocal() {
        counts(load(TIMED_OUT), 1, 0);
        counts(load(TIMED_OUT.replaceAll("(?m)^(\\d+)\\|", "$1.654321|")), 0, 1);
        counts(
                load(TIMED_OUT
                        .replace("1710493200|", "2024-03-15 12:00:00.5|")
                        .replace("1710493230|", "2024-03-15 12:00:30.5|")),
                0,
                1);
    }

    @Test
    void oneCallCannotHaveTwoLongStaysThatEndTogether() {
        counts(load(TIMED_OUT), 1, 0);
        assertThat(door.post(
                                "/imports/calls",
                                "text/plain",
                                TIMED_OUT.replace("1|1|30", "1|1|29").getBytes())
                        .body())
                .contains("this call was imported before with other facts");
        counts(load(TIMED_OUT + TIMED_OUT), 0, 2);
    }

    /** What is signed can be told from the records of the imports alone. */
    private void sameFromTheRecords() throws Exception {
        try (var connection = house.database.jdbc().getConnection()) {
            YearMonth march = YearMonth.of(2024, 3);
            var found = dev.talon.table.closing.Recompute.run(
                            connection, march, reading -> CallReconciliation.of(reading, march))
                    .orElseThrow();
            assertThat(found.unlike()).isEmpty();
            assertThat(found.eventHash()).isEqualTo(found.stageHash());
            assertThat(house.texts("SELECT calls_hash('2024-03-01', 'Europe/Moscow', NULL)"))
                    .containsExactly(found.stageHash());
        }
    }

    private static void counts(JsonObject result, int imported, int duplicates) {
        assertThat(List.of(result.getInteger("imported"), result.getInteger("duplicates")))
                .as(result.encode())
                .containsExactly(imported, duplicates);
    }

    private JsonObject load(String file) {
        return load("/imports/calls", file);
    }

    private JsonObject load(String path, String file) {
        var answer = door.post(path, "text/plain", file.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer);
    }
}
