package dev.talon.contactcentre;

import static dev.talon.table.ReportDoor.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.table.ReportDoor;
import dev.talon.table.ReportHouse;
import dev.talon.table.closing.Recompute;
import dev.talon.web.CallerKind;
import dev.talon.web.Principal;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CallsTakenBackTest {
    private static final String HEADER = "call,queue,entered_at,wait,service,outcome\n";
    private static final String JANUARY = "j1,line,2024-01-10T10:00:00,30,60,answered\n";
    private static final String MORE = "j2,line,2024-01-11T10:00:00,45,,abandoned\n";
    private static final String FEBRUARY = "f1,line,2024-02-10T10:00:00,20,100,transferred\n";

    private ReportHouse house;
    private ReportDoor door;

    @BeforeEach
    void open() {
        house = new ReportHouse();
        door = new ReportDoor(house, 1_000_000);
    }

    @AfterEach
    void close() {
        door.close();
        house.close();
    }

    @Test
    void anImportIsListedShownAndTakenBackAsIfItHadNeverBeen() throws Exception {
        load("kept.csv", JANUARY);
        String before = figures(door);
        int id = load("calls.csv", JANUARY + MORE + FEBRUARY);
        JsonObject listed = list().getJsonObject(0);
        assertThat(listed.getString("file")).isEqualTo("calls.csv");
        assertThat(List.of(listed.getInteger("lines"), listed.getInteger("imported"), listed.getInteger("duplicates")))
                .containsExactly(3, 2, 1);
        assertThat(listed.getJsonArray("months").encode())
                .isEqualTo("[{\"month\":\"2024-01\",\"imported\":1},{\"month\":\"2024-02\",\"imported\":1}]");
        assertThat(json(withdraw(id, false)).getJsonObject("effect").getInteger("leaves"))
                .isEqualTo(2);
        assertThat(figures(door)).isNotEqualTo(before);
        assertThat(json(withdraw(id, true)).getInteger("leaves")).isEqualTo(2);
        assertThat(figures(door)).isEqualTo(before);
        same(1);
        same(2);
        assertThat(json(withdraw(id, true)).getString("type")).endsWith("import-withdrawn");
        assertThat(list().getJsonObject(0).getJsonObject("withdrawn").getString("by"))
                .isEqualTo("staff:admin");
        load("calls.csv", JANUARY + MORE + FEBRUARY);
        assertThat(house.number("SELECT count(*) FROM call")).isEqualTo(3);
        same(1);
    }

    @Test
    void whatAnotherImportHadTooStays() throws Exception {
        int first = load("a.csv", JANUARY + MORE);
        int second = load("b.csv", MORE + FEBRUARY);
        JsonObject effect = json(withdraw(first, true));
        assertThat(List.of(effect.getInteger("leaves"), effect.getInteger("stays")))
                .containsExactly(1, 1);
        assertThat(house.texts("SELECT call FROM call ORDER BY call")).containsExactly("f1", "j2");
        same(1);
        withdraw(second, true);
        assertThat(house.number("SELECT count(*) FROM call")).isZero();
        same(1);
        same(2);
    }

    @Test
    void aClosedMonthHasAnAmendmentWithItsAuthorAndReason() throws Exception {
        load("kept.csv", JANUARY);
        int id = load("calls.csv", MORE);
        door.post("/contact-centre/closings", "application/json", "{\"month\":\"2024-01\"}".getBytes());
        String signed =
                json(door.get("/reports/calls/passport?year=2024&month=1")).getString("hash");
        assertThat(json(door.get("/imports/calls/" + id))
                        .getJsonObject("effect")
                        .getJsonArray("months")
                        .getJsonObject(0)
                        .getBoolean("closed"))
                .isTrue();
        door.caller = new Principal(CallerKind.MANAGER, "staff:petrova", "Петрова", Optional.empty());
        withdraw(id, true);
        JsonObject amendment = json(door.get("/contact-centre/closings/2024-01"))
                .getJsonArray("amendments")
                .getJsonObject(0);
        assertThat(amendment.getString("author")).isEqualTo("staff:petrova");
        assertThat(amendment.getString("reason"))
                .startsWith("import " + id + " withdrawn")
                .endsWith(": the wrong file");
        assertThat(amendment.getString("old_hash")).isEqualTo(signed);
        assertThat(amendment.getInteger("changes")).isOne();
        same(1);
        door.caller = new Principal(CallerKind.MANAGER, "staff:petrova", "Петрова", Optional.of("one"));
        assertThat(withdraw(id, true).statusCode()).isEqualTo(403);
    }

    @Test
    void callsInPartGoWithTheirImport() {
        String open = "1710493200|a.1|qA|NONE|ENTERQUEUE||7900|1\n";
        int first = load("queue_log.1", "text/plain", open);
        int second = load("queue_log.2", "text/plain", open);
        String part = "SELECT calls_in_part('2024-03-01', 'Europe/Moscow', NULL)";
        withdraw(first, true);
        assertThat(house.number(part)).isOne();
        withdraw(second, true);
        assertThat(house.number(part)).isZero();
    }

    @Test
    void whatAnOlderTalonImportedGoesOnlyWhereNoOtherFileCanHaveHadIt() {
        int first = load("a.csv", JANUARY);
        int second = load("b.csv", JANUARY + MORE);
        house.execute("UPDATE call_import SET again_known = false, months = NULL");
        assertThat(list().getJsonObject(1).getBoolean("withdrawable")).isFalse();
        assertThat(json(withdraw(first, true)).getString("type")).endsWith("import-not-withdrawable");
        assertThat(list().getJsonObject(0).getJsonArray("months").encode())
                .isEqualTo("[{\"month\":\"2024-01\",\"imported\":1}]");
        assertThat(withdraw(second, true).statusCode()).isEqualTo(200);
        assertThat(house.texts("SELECT call FROM call")).containsExactly("j1");
    }

    @Test
    void whateverIsImportedAndTakenBackInWhateverOrderTheRestIsAsIfAlone() throws Exception {
        var random = new Random(11);
        List<String> pool = IntStream.range(0, 14)
                .mapToObj(n -> "c" + n % 5 + ",line,2024-01-1" + n % 3 + "T10:00:00," + (n % 2 == 0 ? 0 : 30) + ",,"
                        + (n % 2 == 0 ? "empty" : "abandoned") + "\n")
                .toList();
        List<String> files = new ArrayList<>();
        List<Integer> ids = new ArrayList<>();
        for (int step = 0; step < 30; step++) {
            if (ids.size() > 1 && random.nextInt(3) == 0) {
                int gone = random.nextInt(ids.size());
                assertThat(withdraw(ids.remove(gone), true).statusCode()).isEqualTo(200);
                files.remove(gone);
            } else {
                String file =
                        pool.stream().filter(line -> random.nextInt(3) == 0).collect(Collectors.joining());
                files.add(file);
                ids.add(load("file.csv", file + JANUARY));
            }
        }
        same(1);
        try (var other = new ReportHouse();
                var there = new ReportDoor(other, 1_000_000)) {
            for (String file : files) {
                there.post("/imports/calls", "text/csv", (HEADER + file + JANUARY).getBytes(StandardCharsets.UTF_8));
            }
            assertThat(figures(door)).isEqualTo(figures(there));
        }
    }

    private void same(int month) throws Exception {
        YearMonth which = YearMonth.of(2024, month);
        try (var connection = house.database.jdbc().getConnection()) {
            var found = Recompute.run(connection, which, reading -> CallReconciliation.of(reading, which))
                    .orElseThrow();
            assertThat(found.unlike()).isEmpty();
            assertThat(found.eventHash()).isEqualTo(found.stageHash());
        }
    }

    private static String figures(ReportDoor of) {
        return hash(of) + of.get("/reports/calls?year=2024").body();
    }

    private static String hash(ReportDoor of) {
        return json(of.get("/reports/calls/passport?year=2024&month=1"))
                .getJsonArray("parts")
                .encode();
    }

    private JsonArray list() {
        return new JsonArray(door.get("/imports/calls").body());
    }

    private HttpResponse<String> withdraw(int id, boolean confirmed) {
        return door.post(
                "/imports/calls/" + id + "/withdrawal",
                "application/json",
                ("{\"confirmed\":" + confirmed + ",\"reason\":\"the wrong file\"}").getBytes(StandardCharsets.UTF_8));
    }

    private int load(String name, String lines) {
        return load(name, "text/csv", HEADER + lines);
    }

    private int load(String name, String type, String file) {
        HttpResponse<String> answer =
                door.post("/imports/calls?file=" + name, type, file.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        String found = answer.headers().firstValue("location").orElseThrow();
        return Integer.parseInt(found.substring(found.lastIndexOf('/') + 1));
    }
}
