package dev.talon.imports.history;

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
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HistoryTakenBackTest {
    private static final String CONSULTATION =
            "one,A-7,combined,consultation,2024-05-14T09:00:00+03:00,2024-05-14T09:10:00+03:00,2024-05-14T09:10:30+03:00,2024-05-14T09:16:00+03:00,served,3,x";
    private static final String CASH =
            "one,A-7,combined,cash,2024-05-14T09:16:00+03:00,2024-05-14T09:20:00+03:00,2024-05-14T09:20:10+03:00,2024-05-14T09:22:10.5+03:00,served,4,y";
    private static final String NO_SHOW =
            "one,A-8,consultation,consultation,2024-06-14T06:30:00Z,2024-06-14T06:40:00Z,,,no_show,3,x";

    private ReportHouse house;
    private ReportDoor door;

    @BeforeEach
    void open() {
        house = new ReportHouse();
        house.centre("one", "Europe/Moscow");
        door = new ReportDoor(house, 1_000_000);
    }

    @AfterEach
    void close() {
        door.close();
        house.close();
    }

    @Test
    void anImportIsListedShownAndTakenBackAsIfItHadNeverBeen() {
        int kept = load("kept.csv", NO_SHOW);
        String before = figures();
        int id = load("may.csv", CONSULTATION, CASH, NO_SHOW);
        JsonObject listed = list().getJsonObject(0);
        assertThat(listed.getInteger("id")).isEqualTo(id);
        assertThat(listed.getString("file")).isEqualTo("may.csv");
        assertThat(listed.getString("sha256")).hasSize(64);
        assertThat(List.of(listed.getInteger("lines"), listed.getInteger("imported"), listed.getInteger("duplicates")))
                .containsExactly(3, 2, 1);
        assertThat(listed.getJsonArray("months").encode()).isEqualTo("[{\"month\":\"2024-05\",\"imported\":2}]");
        JsonObject effect = json(door.get("/imports/stages/" + id)).getJsonObject("effect");
        assertThat(effect.getJsonArray("months").getJsonObject(0))
                .isEqualTo(new JsonObject()
                        .put("centre", "one")
                        .put("month", "2024-05")
                        .put("leaves", 2)
                        .put("stays", 0)
                        .put("closed", false));

        HttpResponse<String> unconfirmed = withdraw(id, false);
        assertThat(unconfirmed.statusCode()).isEqualTo(409);
        assertThat(json(unconfirmed).getString("type")).endsWith("withdrawal-unconfirmed");
        assertThat(json(unconfirmed).getJsonObject("effect")).isEqualTo(effect);
        assertThat(house.number("SELECT count(*) FROM stage")).isEqualTo(3);

        assertThat(json(withdraw(id, true))).isEqualTo(effect);
        assertThat(figures()).isEqualTo(before);
        assertThat(house.number("SELECT count(*) FROM ticket")).isOne();
        JsonObject withdrawn = list().getJsonObject(0);
        assertThat(withdrawn.getBoolean("withdrawable")).isFalse();
        assertThat(withdrawn.getJsonObject("withdrawn").getString("reason")).isEqualTo("the wrong file");
        HttpResponse<String> again = withdraw(id, true);
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(json(again).getString("type")).endsWith("import-withdrawn");

        assertThat(load("may.csv", CONSULTATION, CASH, NO_SHOW)).isGreaterThan(id);
        assertThat(house.number("SELECT count(*) FROM stage")).isEqualTo(3);
        assertThat(withdraw(kept, true).statusCode()).isEqualTo(200);
        assertThat(house.number("SELECT count(*) FROM stage"))
                .as("the later file has it too")
                .isEqualTo(3);
    }

    @Test
    void whatAnotherImportHadTooStaysAndBelongsToThatOne() throws Exception {
        int first = load("a.csv", CONSULTATION, NO_SHOW);
        int second = load("b.csv", CONSULTATION);
        withdraw(first, true);
        assertThat(house.texts("SELECT ticket.label FROM ticket")).containsExactly("A-7");
        assertThat(house.number("SELECT import_id FROM stage")).isEqualTo(second);
        same(5);
        same(6);
        withdraw(second, true);
        assertThat(house.number("SELECT count(*) FROM ticket")).isZero();
        same(5);
    }

    @Test
    void aClosedMonthHasAnAmendmentWithItsAuthorAndReason() throws Exception {
        int id = load("may.csv", CONSULTATION, NO_SHOW);
        int other = load("other.csv", CONSULTATION.replace("A-7", "B-1"));
        String hash = hash();
        door.post("/centres/one/closings", "application/json", "{\"month\":\"2024-05\"}".getBytes());
        assertThat(json(door.get("/imports/stages/" + id))
                        .getJsonObject("effect")
                        .getJsonArray("months")
                        .getJsonObject(0)
                        .getBoolean("closed"))
                .isTrue();
        door.caller = new Principal(CallerKind.MANAGER, "staff:petrova", "Петрова", Optional.empty());
        assertThat(withdraw(id, true).statusCode()).isEqualTo(200);
        JsonObject amendment = json(door.get("/centres/one/closings/2024-05"))
                .getJsonArray("amendments")
                .getJsonObject(0);
        assertThat(amendment.getString("author")).isEqualTo("staff:petrova");
        assertThat(amendment.getString("reason"))
                .startsWith("import " + id + " withdrawn, sha256 ")
                .endsWith(": the wrong file");
        assertThat(amendment.getString("old_hash")).isEqualTo(hash);
        assertThat(amendment.getBoolean("found")).isFalse();
        assertThat(amendment.getInteger("changes")).isOne();
        assertThat(amendment
                        .getJsonArray("facts")
                        .getJsonObject(0)
                        .getJsonObject("was")
                        .getString("label"))
                .isEqualTo("A-7");
        same(5);
        door.caller = ReportDoor.ADMINISTRATOR;
        load("may.csv", CONSULTATION, NO_SHOW);
        assertThat(hash()).isEqualTo(hash);
        same(5);
        assertThat(other).isPositive();
    }

    @Test
    void marksOfTimesGoWithTheirStagesAndTheOthersAreKept() throws Exception {
        int cash = load("cash.csv", CASH);
        int id = load("may.csv", CONSULTATION);
        for (String position : List.of("1", "2")) {
            house.execute("UPDATE stage SET inaccurate = 'doubt' WHERE position = " + position);
            house.execute(
                    "INSERT INTO event (centre_id, at, kind, actor, ticket_id, position) SELECT centre_id, now(), 'times_distrusted', 'staff:x', ticket_id, position FROM stage WHERE position = "
                            + position);
        }
        same(5);
        withdraw(id, true);
        same(5);
        load("may.csv", CONSULTATION);
        assertThat(house.texts("SELECT position || ' ' || coalesce(inaccurate, '') FROM stage ORDER BY position"))
                .containsExactly("1 ", "2 doubt");
        same(5);
        withdraw(cash, true);
        same(5);
    }

    @Test
    void anImportThatAnotherWasBuiltUponNamesThatOne() {
        String evening = CONSULTATION
                .replace("09:16:00", "23:50:00")
                .replace("09:1", "23:4")
                .replace("09:00", "23:40");
        int first = load("evening.csv", evening);
        int second = load(
                "night.csv", CASH.replace("05-14T09:16:00", "05-15T00:05:00").replace("05-14T09:2", "05-15T00:2"));
        HttpResponse<String> refused = withdraw(first, true);
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("import-built-upon").contains("отзовите их: " + second);
        assertThat(house.number("SELECT count(*) FROM stage")).isEqualTo(2);
        assertThat(withdraw(second, true).statusCode()).isEqualTo(200);
        assertThat(withdraw(first, true).statusCode()).isEqualTo(200);
    }

    @Test
    void whileAnImportRunsNothingIsTakenBack() throws Exception {
        int id = load("may.csv", CONSULTATION);
        try (var connection = house.database.jdbc().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(HistorySql.LOCK);
            assertThat(json(withdraw(id, true)).getString("type")).endsWith("import-runs");
            statement.execute(HistorySql.UNLOCK);
        }
        assertThat(withdraw(id, true).statusCode()).isEqualTo(200);
    }

    @Test
    void whoIsOfOneCentreAndWhatIsNotThereAreRefused() {
        int id = load("may.csv", CONSULTATION);
        door.caller = new Principal(CallerKind.MANAGER, "staff:petrova", "Петрова", Optional.of("one"));
        assertThat(withdraw(id, true).statusCode()).isEqualTo(403);
        door.caller = ReportDoor.ADMINISTRATOR;
        assertThat(withdraw(4711, true).statusCode()).isEqualTo(404);
        assertThat(door.get("/imports/stages/4711").statusCode()).isEqualTo(404);
        house.execute("UPDATE history_import SET traced = false");
        assertThat(list().getJsonObject(0).getBoolean("withdrawable")).isFalse();
        assertThat(json(withdraw(id, true)).getString("type")).endsWith("import-not-withdrawable");
        assertThat(house.number("SELECT count(*) FROM stage")).isOne();
    }

    @Test
    void whateverIsImportedAndTakenBackInWhateverOrderTheRestIsAsIfAlone() throws Exception {
        var random = new Random(9);
        List<String> pool = IntStream.range(0, 14)
                .mapToObj(n -> CONSULTATION.replace("A-7", "A-" + n).replace("05-14", n % 2 == 0 ? "05-14" : "05-15"))
                .toList();
        List<List<String>> files = new ArrayList<>();
        List<Integer> ids = new ArrayList<>();
        for (int step = 0; step < 24; step++) {
            if (ids.size() > 1 && random.nextInt(3) == 0) {
                int gone = random.nextInt(ids.size());
                assertThat(withdraw(ids.remove(gone), true).statusCode()).isEqualTo(200);
                files.remove(gone);
            } else {
                List<String> file =
                        pool.stream().filter(line -> random.nextInt(3) == 0).toList();
                files.add(file);
                ids.add(load("file.csv", file.toArray(String[]::new)));
            }
        }
        same(5);
        try (var other = new ReportHouse();
                var there = new ReportDoor(other, 1_000_000)) {
            other.centre("one", "Europe/Moscow");
            for (List<String> file : files) {
                there.importCsv(HistoryFile.of(file.toArray(String[]::new)).toString());
            }
            assertThat(there.get("/reports/monthly/passport?year=2024&month=5").statusCode())
                    .isEqualTo(200);
            assertThat(other.texts("SELECT month_hash(id, '2024-05-01') FROM centre"))
                    .containsExactly(hash());
        }
    }

    /** What the event log tells of a month is what the tables have. */
    private void same(int month) throws Exception {
        try (var connection = house.database.jdbc().getConnection()) {
            var found =
                    Recompute.run(connection, "one", YearMonth.of(2024, month)).orElseThrow();
            assertThat(found.unlike()).isEmpty();
            assertThat(found.eventHash()).isEqualTo(found.stageHash());
        }
    }

    private String figures() {
        return hash() + door.monthly("year=2024&form=both").body();
    }

    private String hash() {
        return house.texts("SELECT month_hash(id, '2024-05-01') FROM centre").get(0);
    }

    private JsonArray list() {
        return new JsonArray(door.get("/imports/stages").body());
    }

    private HttpResponse<String> withdraw(int id, boolean confirmed) {
        return door.post(
                "/imports/stages/" + id + "/withdrawal",
                "application/json",
                ("{\"confirmed\":" + confirmed + ",\"reason\":\"the wrong file\"}").getBytes(StandardCharsets.UTF_8));
    }

    private int load(String name, String... lines) {
        HttpResponse<String> answer = door.post(
                "/imports/stages?file=" + name,
                "text/csv",
                HistoryFile.of(lines).toString().getBytes(StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        String found = answer.headers().firstValue("location").orElseThrow();
        return Integer.parseInt(found.substring(found.lastIndexOf('/') + 1));
    }
}
