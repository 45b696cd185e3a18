package dev.talon.table;

import static dev.talon.table.ReportDoor.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.web.CallerKind;
import dev.talon.web.Principal;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every published figure says what it stands on, and its hash can be had by another program. */
class PassportTest {

    private static YearOf2024 year;
    private static ReportHouse house;
    private static ReportDoor door;

    @BeforeAll
    static void importFacts() {
        year = YearOf2024.withDoubts();
        house = year.house;
        door = year.door;
    }

    @AfterAll
    static void close() {
        year.close();
    }

    @AfterEach
    void asAdministrator() {
        door.caller = ReportDoor.ADMINISTRATOR;
    }

    @Test
    void theFiguresOfThePassportAreThoseOfTheTable() {
        JsonObject table = json(door.monthly("year=2024&form=both"));
        for (int month = 0; month <= 12; month++) {
            JsonObject row = month == 0
                    ? table.getJsonObject("total")
                    : table.getJsonArray("months").getJsonObject(month - 1);
            JsonObject passport = passport("year=2024" + (month == 0 ? "" : "&month=" + month));
            assertThat(passport.getJsonArray("figures")).hasSize(8);
            for (Object each : passport.getJsonArray("figures")) {
                JsonObject figure = (JsonObject) each;
                JsonObject cell = row.getJsonObject(figure.getString("column"));
                assertThat(figure.getLong("seconds")).isEqualTo(cell.getLong(figure.getString("side")));
                assertThat(figure.getLong("count")).isEqualTo(cell.getLong("count"));
            }
        }
    }

    @Test
    void itNamesDefinitionPopulationExclusionsRoundingZonesAndVersionInBothLanguages() {
        JsonObject russian = passport("year=2024&month=3&language=ru");
        assertThat(russian.getJsonArray("zones"))
                .containsExactlyInAnyOrder("Europe/Kaliningrad", "Asia/Kamchatka", "Europe/Moscow");
        assertThat(russian.getString("version")).startsWith("talon ");
        assertThat(Instant.parse(russian.getString("computed_at")))
                .isBefore(Instant.now().plusSeconds(60));
        JsonObject wait = russian.getJsonArray("figures").getJsonObject(0);
        assertThat(wait.getString("name")).isEqualTo("Обслуживание специалистом консультация: Ожидание в очереди");
        assertThat(wait.getString("definition")).contains("до первого вызова");
        assertThat(wait.getString("population")).contains("40");
        assertThat(wait.getString("printed")).isEqualTo("0:04:28");
        assertThat(wait.getString("rounding")).contains("половина — вверх");
        assertThat(wait.getJsonArray("excluded"))
                .hasSize(4)
                .allSatisfy(
                        why -> assertThat(((JsonObject) why).getLong("count")).isOne());
        JsonObject measured = passport("year=2024&month=3&language=en")
                .getJsonArray("figures")
                .getJsonObject(6);
        assertThat(measured.getString("population")).contains("Tickets that went through both", "14");
    }

    @Test
    void anotherProgramRecomputesTheHashFromTheFileOfHistory() throws NoSuchAlgorithmException {
        for (String centre : YearOf2024.CENTRES.keySet()) {
            JsonObject march = passport("year=2024&month=3&centre=" + centre);
            assertThat(march.getString("format")).isEqualTo("talon-facts 1");
            assertThat(march.getString("hash")).isEqualTo(hashOfCsv(centre, "2024-03"));
        }
        StringBuilder pool = new StringBuilder("talon-facts-pool 1\n");
        for (String centre : List.of("one", "two")) {
            pool.append(centre)
                    .append("\t2024-03\t")
                    .append(hashOfCsv(centre, "2024-03"))
                    .append('\n');
        }
        assertThat(passport("year=2024&month=3").getString("hash")).isEqualTo(sha256(pool.toString()));
    }

    @Test
    void aFactThatChangesChangesTheHashOfItsMonthOnly() throws SQLException {
        String january = passport("year=2024&month=1&centre=two").getString("hash");
        String may = passport("year=2024&month=5&centre=two").getString("hash");
        house.execute(
                "UPDATE stage SET finished_at = finished_at + interval '1 microsecond' WHERE (ticket_id, position) = "
                        + "(SELECT s.ticket_id, s.position FROM stage s JOIN centre c ON c.id = s.centre_id WHERE c.code = 'two' "
                        + "AND s.state = 'served' AND s.business_day BETWEEN '2024-05-01' AND '2024-05-31' "
                        + "AND NOT EXISTS (SELECT FROM stage n WHERE n.ticket_id = s.ticket_id AND n.position > s.position) LIMIT 1)");
        assertThat(passport("year=2024&month=5&centre=two").getString("hash")).isNotEqualTo(may);
        assertThat(passport("year=2024&month=1&centre=two").getString("hash")).isEqualTo(january);
    }

    @Test
    void theDocumentsCarryItAsTheirLastPageAndTheWorkbookAsASheet() throws IOException {
        String query = "year=2024&centre=one&language=ru&format=";
        JsonObject passport = passport("year=2024&centre=one&language=ru");
        List<String> said =
                new ArrayList<>(List.of("Паспорт показателей", "Europe/Kaliningrad", passport.getString("hash")));
        passport.getJsonArray("parts").forEach(part -> said.add(((JsonObject) part).getString("hash")));
        assertThat(said).hasSize(15);
        try (var pdf = Loader.loadPDF(door.file(query + "pdf").body())) {
            var text = new PDFTextStripper();
            text.setStartPage(pdf.getNumberOfPages());
            assertThat(text.getText(pdf)).contains(said);
            assertThat(pdf.getNumberOfPages()).isEqualTo(2);
        }
        try (var docx = new XWPFDocument(
                new ByteArrayInputStream(door.file(query + "docx").body()))) {
            assertThat(docx.getParagraphs().stream().map(XWPFParagraph::getText).reduce("", String::concat))
                    .contains(said);
            assertThat(docx.getTables()).hasSize(2);
            assertThat(docx.getTables().get(1).getNumberOfRows()).isEqualTo(15);
        }
        try (var book = new XSSFWorkbook(
                new ByteArrayInputStream(door.file(query + "xlsx").body()))) {
            StringBuilder text = new StringBuilder();
            book.getSheet("Паспорт")
                    .forEach(row -> row.forEach((Cell cell) -> text.append(cell).append('\n')));
            assertThat(text.toString()).contains(said);
        }
        try (var pdf = Loader.loadPDF(door.file(query + "pdf&passport=false").body())) {
            assertThat(pdf.getNumberOfPages()).isEqualTo(1);
        }
        try (var pdf =
                Loader.loadPDF(door.file("year=2023&language=en&format=pdf").body())) {
            assertThat(new PDFTextStripper().getText(pdf))
                    .contains("Passport of the figures", "SHA-256 over the facts of the year. —");
        }
    }

    @Test
    void onlyWhoMaySeeTheTableSeesItsPassport() {
        assertThat(door.send(door.request("/reports/monthly/passport?year=2024&centre=nowhere")
                                .GET())
                        .statusCode())
                .isEqualTo(404);
        assertThat(door.send(door.request("/reports/monthly/passport?year=2024&month=13")
                                .GET())
                        .statusCode())
                .isEqualTo(400);
        door.caller = new Principal(CallerKind.MANAGER, "staff:kovalev", "Kovalev", Optional.of("two"));
        assertThat(door.send(door.request("/reports/monthly/passport?year=2024&centre=one")
                                .GET())
                        .statusCode())
                .isEqualTo(403);
        assertThat(passport("year=2024&month=1").getJsonArray("centres")).hasSize(1);
    }

    private static JsonObject passport(String query) {
        var answer =
                door.send(door.request("/reports/monthly/passport?" + query).GET());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer);
    }

    /** Written after the documentation alone, from the file that was imported: no code and no table of Talon's. */
    private static String hashOfCsv(String centre, String month) throws NoSuchAlgorithmException {
        Map<String, Map<String, String>> days = new TreeMap<>();
        for (String line : YearOf2024.FACTS.csv().lines().skip(1).toList()) {
            String[] f = line.split(",", -1);
            String day = f[4].substring(0, 10);
            if (!f[0].equals(centre) || !day.startsWith(month)) {
                continue;
            }
            int position = f[2].equals("combined") && f[3].equals("cash") ? 2 : 1;
            // Who was never served left when the file says nothing of it: at the last moment that it names.
            String left = f[7].isEmpty() ? (f[5].isEmpty() ? f[4] : f[5]) : f[7];
            days.computeIfAbsent(day, none -> new TreeMap<>())
                    .put(
                            f[1] + "\t" + position,
                            String.join(
                                            "\t",
                                            f[1],
                                            "" + position,
                                            f[3],
                                            f[8],
                                            micros(f[4]),
                                            micros(f[5]),
                                            micros(f[6]),
                                            micros(left),
                                            "0",
                                            f[1].startsWith("X") && f[8].equals("served") ? "1" : "0")
                                    + "\n");
        }
        StringBuilder text = new StringBuilder("talon-facts 1\t" + centre + "\t" + month + "\n");
        for (var day : days.entrySet()) {
            text.append(day.getKey())
                    .append('\t')
                    .append(day.getValue().size())
                    .append('\t')
                    .append(sha256(String.join("", day.getValue().values())))
                    .append('\n');
        }
        return sha256(text.toString());
    }

    private static String micros(String moment) {
        if (moment.isEmpty()) {
            return "";
        }
        Instant at = java.time.OffsetDateTime.parse(moment).toInstant();
        return Long.toString(at.getEpochSecond() * 1_000_000 + at.getNano() / 1000);
    }

    private static String sha256(String text) throws NoSuchAlgorithmException {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
