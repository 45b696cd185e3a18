package dev.talon.contactcentre;

import static dev.talon.table.ReportDoor.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.talon.table.ReportDoor;
import dev.talon.table.ReportHouse;
import dev.talon.table.closing.MonthWatch;
import dev.talon.table.closing.Recompute;
import dev.talon.table.closing.Recomputed;
import dev.talon.web.CallerKind;
import dev.talon.web.Principal;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A closed month of the contact centre is what was signed; whatever changes it afterwards is seen. */
class CallClosingTest {
    private static final Principal MANAGER =
            new Principal(CallerKind.MANAGER, "staff:kovalev", "Ковалёв", Optional.empty());
    private static final String CSV = """
            call,queue,entered_at,wait,service,outcome
            j1,line,2024-01-10T10:00:00,30,120,answered
            j2,line,2024-01-11T10:00:00,45,,abandoned
            f1,line,2024-02-10T10:00:00,20,100,answered
            f2,vip,2024-02-29T23:59:59,20,100,transferred
            """;

    private ReportHouse house;
    private ReportDoor door;

    @BeforeEach
    void importCalls() {
        house = new ReportHouse();
        house.execute("INSERT INTO staff (login, name, role, password) VALUES ('petrova', 'Петрова', 'manager', 'x')");
        door = new ReportDoor(house, 10_000_000);
        load(CSV);
        door.caller = MANAGER;
    }

    @AfterEach
    void close() {
        door.close();
        house.close();
    }

    @Test
    void aClosedMonthIsSignedWithTheHashOfItsPassportAndSaysWhoClosedIt() {
        String hash =
                json(door.get("/reports/calls/passport?year=2024&month=1")).getString("hash");
        var answer = close("2024-01", "k1");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        JsonObject closing = json(answer);
        assertThat(closing.getString("hash")).isEqualTo(hash);
        assertThat(closing.getString("by")).isEqualTo("Ковалёв");
        assertThat(closing.getJsonObject("figures").getLong("wait")).isEqualTo(30);
        JsonObject shown = only(table().getJsonArray("closed"));
        assertThat(shown.getInteger("month")).isOne();
        assertThat(shown.getString("hash")).isEqualTo(hash);
        assertThat(shown.getBoolean("differs")).isFalse();
        assertThat(close("2024-01", "k1").statusCode()).as("the same command").isEqualTo(201);
        assertThat(type(close("2024-01", "k2"))).endsWith("month-closed");
        assertThat(type(close("2024-02", "k1"))).endsWith("key-reused");
        assertThat(json(door.get("/contact-centre/closings?year=2024")).getJsonArray("closings"))
                .hasSize(1);
    }

    @Test
    void onlyAMonthThatHasEndedAndHasCallsIsClosedAndOnlyByAManagerOfAllCentres() {
        assertThat(type(close("2024-03", "a"))).endsWith("month-empty");
        assertThat(type(close("2099-01", "b"))).endsWith("month-not-ended");
        assertThat(door.get("/contact-centre/closings/2024-01").statusCode()).isEqualTo(404);
        door.caller = new Principal(CallerKind.MANAGER, "staff:vera", "Вера", Optional.of("one"));
        assertThat(type(close("2024-01", "c"))).endsWith("another-centre");
        door.caller = new Principal(CallerKind.SPECIALIST, "staff:ivan", "Иван", Optional.empty());
        assertThat(close("2024-01", "d").statusCode()).isEqualTo(403);
    }

    @Test
    void anImportIntoAClosedMonthMakesOneAmendmentWithOldAndNewAndItsAuthor() throws IOException {
        close("2024-01", "k1");
        close("2024-02", "k2");
        String signed = only(table("2024-01")).getString("hash");
        door.caller = new Principal(CallerKind.MANAGER, "staff:petrova", "Петрова", Optional.empty());
        load(CSV + """
                j3,line,2024-01-20T10:00:00,50,60,answered
                j4,line,2024-01-20T10:01:00,5,,key
                m1,line,2024-03-01T00:00:00,5,5,answered
                """);
        JsonObject amendment =
                only(json(door.get("/contact-centre/closings/2024-01")).getJsonArray("amendments"));
        assertThat(amendment.getString("author")).isEqualTo("staff:petrova");
        assertThat(amendment.getString("name")).isEqualTo("Петрова");
        assertThat(amendment.getString("reason")).startsWith("csv, sha256 ");
        assertThat(amendment.getBoolean("found")).isFalse();
        assertThat(amendment.getString("old_hash")).isEqualTo(signed);
        assertThat(amendment.getString("new_hash"))
                .isEqualTo(json(door.get("/reports/calls/passport?year=2024&month=1"))
                        .getString("hash"))
                .isNotEqualTo(signed);
        assertThat(amendment.getJsonObject("old").getLong("wait")).isEqualTo(30);
        assertThat(amendment.getJsonObject("new").getLong("wait")).isEqualTo(40);
        assertThat(amendment.getInteger("changes")).isEqualTo(2);
        assertThat(amendment.getJsonArray("facts").getJsonObject(0).getValue("was"))
                .isNull();
        assertThat(amendment
                        .getJsonArray("facts")
                        .getJsonObject(0)
                        .getJsonObject("became")
                        .getString("call"))
                .isEqualTo("j3");
        JsonObject table = table();
        assertThat(table.getJsonArray("months").getJsonObject(0).getLong("answered"))
                .isEqualTo(2);
        assertThat(table.getJsonArray("closed").getJsonObject(1).getInteger("amendments"))
                .as("February")
                .isZero();
        documentsSayIt();
    }

    /** The amended month has its sign, and the amendment stands under the table, in every file. */
    private void documentsSayIt() throws IOException {
        String query = "/reports/calls?year=2024&language=ru&format=";
        String line = "поправка 1 от ";
        String change = "Петрова — Среднее время ожидания ответа оператора 0:30 → 0:40; "
                + "Среднее время обслуживания 2:00 → 1:30; Отвечено звонков 1 → 2; Сбросили кнопкой 0 → 1.";
        assertThat(door.get(query + "csv").body()).contains("Январь*,0:00:40").contains("Февраль,");
        assertThat(door.get(query + "html").body())
                .contains("Январь*</th>", "Закрыты: январь (", "Ковалёв", line, change);
        try (var docx = new XWPFDocument(
                new ByteArrayInputStream(door.bytes(query + "docx").body()))) {
            String text = docx.getParagraphs().stream()
                    .map(XWPFParagraph::getText)
                    .reduce("", (one, two) -> one + two + "\n");
            assertThat(text).contains("Закрыты: январь (", line, change, "; поправок: 1");
            assertThat(docx.getTables().get(0).getRow(1).getCell(0).getText()).isEqualTo("Январь*");
        }
        try (var pdf = Loader.loadPDF(door.bytes(query + "pdf").body())) {
            assertThat(new PDFTextStripper().getText(pdf)).contains("Январь*", line, "поправок: 1");
        }
        try (var book = new XSSFWorkbook(
                new ByteArrayInputStream(door.bytes(query + "xlsx").body()))) {
            var sheet = book.getSheetAt(0);
            assertThat(sheet.getRow(4).getCell(0).getStringCellValue()).isEqualTo("Январь*");
            var text = new StringBuilder();
            sheet.forEach(row -> row.forEach(cell -> text.append(cell).append('\n')));
            assertThat(text.toString()).contains(line, change);
        }
        assertThat(door.get("/reports/calls?year=2024&language=en&format=html").body())
                .contains("January*</th>", "amendment 1 of ", "Left by a key 0 → 1");
    }

    @Test
    void anImportThatBringsNothingNewToAClosedMonthAmendsNothing() {
        close("2024-01", "k1");
        load(CSV);
        load(CSV.lines().limit(1).findFirst().orElseThrow() + "\nx1,line,2024-01-31T23:59:59+02:00,5,5,answered\n");
        assertThat(only(table("2024-01")).getInteger("amendments")).isZero();
    }

    @Test
    void laterSettingsMoveNoClosedMonth() {
        close("2024-02", "k1");
        String hash = only(table("2024-02")).getString("hash");
        door.put("/contact-centre", "{\"zone\":\"Asia/Vladivostok\",\"queues\":[\"line\"]}");
        JsonObject table = table();
        assertThat(only(table.getJsonArray("closed")).getString("zone")).isEqualTo("Europe/Moscow");
        assertThat(only(table.getJsonArray("closed")).getBoolean("differs")).isFalse();
        assertThat(table.getJsonArray("months").getJsonObject(1).getLong("answered"))
                .as("February as it was signed, with vip")
                .isEqualTo(2);
        assertThat(json(door.get("/reports/calls/passport?year=2024&month=2")).getString("hash"))
                .isEqualTo(hash);
        assertThat(door.get("/reports/calls?year=2024&format=html&language=ru").body())
                .contains("Февраль: очереди — все; время Europe/Moscow. Так месяц закрыт.");
        assertThat(json(door.get("/reports/calls?year=2024&queues=line"))
                        .getJsonArray("months")
                        .getJsonObject(1)
                        .getLong("answered"))
                .as("other queues than the published ones are of no closing")
                .isOne();
        // Vip is no queue of the settings now, but it is one of the closed month.
        load("call,queue,entered_at,wait,service,outcome\nf3,vip,2024-02-11T10:00:00+03:00,20,100,answered\n");
        assertThat(only(table("2024-02")).getInteger("amendments")).isOne();
    }

    @Test
    void aChangePastTalonIsSeenToo() {
        close("2024-01", "k1");
        house.execute("UPDATE call SET wait = wait + 1000000 WHERE call = 'j1'");
        house.execute("DELETE FROM call WHERE call = 'j2'");
        JsonArray amendments =
                json(door.get("/contact-centre/closings/2024-01")).getJsonArray("amendments");
        assertThat(amendments).hasSize(2);
        assertThat(amendments.getJsonObject(0).getString("author")).startsWith("database:");
        assertThat(amendments.getJsonObject(0).getValue("reason")).isNull();
        JsonObject change = only(amendments.getJsonObject(0).getJsonArray("facts"));
        assertThat(change.getJsonObject("was").getLong("wait")).isEqualTo(30);
        assertThat(change.getJsonObject("became").getLong("wait")).isEqualTo(31);
        assertThat(only(amendments.getJsonObject(1).getJsonArray("facts")).getValue("became"))
                .isNull();
        house.execute("TRUNCATE call");
        assertThat(only(table("2024-01")).getInteger("amendments")).isEqualTo(3);
    }

    @Test
    void aChangeThatTheTriggersDidNotSeeIsFoundByTheFirstReportAndByTheWatch() {
        close("2024-01", "k1");
        close("2024-02", "k2");
        house.execute("SET session_replication_role = replica");
        house.execute("UPDATE call SET wait = 1000000 WHERE call = 'j1'");
        house.execute("UPDATE call SET ended_at = ended_at + interval '1 second' WHERE call = 'f1'");
        house.execute("SET session_replication_role = origin");
        JsonObject january = only(table("2024-01"));
        assertThat(january.getBoolean("differs") || january.getInteger("amendments") == 1)
                .isTrue();
        assertThat(table().getJsonArray("months").getJsonObject(0).getLong("wait"))
                .as("what was signed, until an amendment says otherwise")
                .isIn(30L, 1L);
        var watch = new MonthWatch(house.vertx, house.database);
        ReportHouse.await(watch.run());
        watch.close();
        for (String month : List.of("2024-01", "2024-02")) {
            JsonObject amendment =
                    only(json(door.get("/contact-centre/closings/" + month)).getJsonArray("amendments"));
            assertThat(amendment.getBoolean("found")).isTrue();
            assertThat(amendment.getString("author")).isEqualTo("unknown");
        }
    }

    @Test
    void nothingOpensAMonthAgain() {
        close("2024-01", "k1");
        for (String sql : List.of(
                "DELETE FROM calls_closing",
                "UPDATE calls_closing SET hash = repeat('0', 64)",
                "TRUNCATE calls_closing CASCADE",
                "DELETE FROM calls_amendment",
                "DELETE FROM calls_change",
                "DELETE FROM call_record")) {
            assertThatThrownBy(() -> house.execute(sql)).as(sql).hasCauseInstanceOf(SQLException.class);
        }
    }

    @Test
    void anImportThatRunsWhileAMonthIsClosedIsInTheFiguresOrInAnAmendment() throws Exception {
        try (Connection other = house.database.jdbc().getConnection();
                var statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.executeUpdate("DELETE FROM call WHERE call = 'j2'");
            var closing = CompletableFuture.supplyAsync(() -> close("2024-01", "k1"));
            while (house.number("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted") == 0) {
                assertThat(closing).as("waits for the change").isNotDone();
            }
            other.commit();
            assertThat(closing.join().statusCode()).isEqualTo(201);
        }
        assertThat(table().getJsonArray("months").getJsonObject(0).getLong("abandoned"))
                .isZero();
        assertThat(only(table("2024-01")).getInteger("amendments")).isZero();
    }

    @Test
    void aMonthIsCountedAgainFromTheRecordsOfImportsAloneAndWhatTheyDoNotTellIsNamed() throws SQLException {
        close("2024-02", "k1");
        load("call,queue,entered_at,wait,service,outcome\nЯ2,line,2024-02-01T00:00:00,1.5,2,answered\n");
        String signed = only(table("2024-02")).getString("hash");
        Recomputed same = recompute("2024-02");
        assertThat(same.same()).isTrue();
        assertThat(same.eventHash())
                .isEqualTo(signed)
                .isNotEqualTo(same.closedHash().orElseThrow());
        assertThat(same.amendments()).isOne();
        assertThat(same.stages()).isEqualTo(3);
        house.execute("UPDATE call SET wait = wait + 1 WHERE call = 'f1'");
        house.execute("DELETE FROM call WHERE call = 'f2'");
        house.execute(
                "INSERT INTO call SELECT 'line', 'past', '2024-02-10T10:00:00Z', '2024-02-10T09:00:00Z', 'key', 5, NULL, import_id"
                        + " FROM call LIMIT 1");
        Recomputed other = recompute("2024-02");
        assertThat(other.same()).isFalse();
        assertThat(other.eventHash()).isEqualTo(signed);
        assertThat(other.unlike())
                .extracting(day -> day.day() + " " + day.withoutEvents() + " " + day.different())
                .containsExactly("2024-02-10 1 1", "2024-02-29 0 1");
        assertThat(recompute("2024-01").signed()).isEmpty();
    }

    private Recomputed recompute(String month) throws SQLException {
        YearMonth which = YearMonth.parse(month);
        try (Connection connection = house.database.jdbc().getConnection()) {
            return Recompute.run(connection, which, reading -> CallReconciliation.of(reading, which))
                    .orElseThrow();
        }
    }

    private void load(String csv) {
        var answer = door.post("/imports/calls", "text/csv", csv.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private HttpResponse<String> close(String month, String key) {
        return door.send(door.request("/contact-centre/closings")
                .header("content-type", "application/json")
                .header(
                        "Idempotency-Key",
                        UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8))
                                .toString())
                .POST(BodyPublishers.ofString("{\"month\":\"" + month + "\"}")));
    }

    private JsonObject table() {
        return json(door.get("/reports/calls?year=2024"));
    }

    /** The month as the table says that it is closed. */
    private JsonArray table(String month) {
        int number = Integer.parseInt(month.substring(5));
        return new JsonArray(table().getJsonArray("closed").stream()
                .filter(one -> ((JsonObject) one).getInteger("month") == number)
                .toList());
    }

    private static JsonObject only(JsonArray list) {
        assertThat(list).hasSize(1);
        return list.getJsonObject(0);
    }

    private static String type(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isBetween(400, 499);
        return json(answer).getString("type");
    }
}
