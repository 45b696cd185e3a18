package dev.talon.contactcentre;

import static dev.talon.table.ReportDoor.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.table.ReportDoor;
import dev.talon.table.ReportHouse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every figure of the contact centre says what it stands on, and its hash can be had by another program. */
class CallPassportTest {
    private static final ZoneId ZONE = ZoneId.of("Europe/Moscow");
    /** Names in both alphabets: the order of bytes is not that of any language. */
    private static final String CSV = """
            call,queue,entered_at,wait,service,outcome
            Я-1,line,2024-03-01T00:00:00,30,2:00,answered
            a-2,line,2024-03-01T00:00:00,12.5,90,transferred
            Б-3,Льготная линия,2024-03-01T13:00:00,10,61,answered
            a-4,line,2024-03-31T23:59:59,45,,abandoned
            a-5,line,2024-03-15T10:00:00+05:00,300,,timeout
            a-6,line,2024-03-15T10:00:00,7,,key
            a-7,vip,2024-03-15T10:00:00,1,,empty
            a-8,vip,2024-04-01T00:00:00,20,100,answered
            """;

    private static final String LOG = """
            1709890000|cut|line|NONE|ENTERQUEUE||74951234567|1
            1709890100|NONE|NONE|NONE|QUEUESTART|
            1709890200|open|line|NONE|ENTERQUEUE||74951234567|1
            1709890300|begin|vip|A|TRANSFER|300|local
            """;

    private static ReportHouse house;
    private static ReportDoor door;

    @BeforeAll
    static void importCalls() {
        house = new ReportHouse();
        door = new ReportDoor(house, 10_000_000);
        for (String file : List.of(CSV, LOG, LOG)) {
            var answer = door.post("/imports/calls", "text/plain", file.getBytes(StandardCharsets.UTF_8));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        }
    }

    @AfterAll
    static void close() {
        door.close();
        house.close();
    }

    @Test
    void anotherProgramComputesTheHashFromTheFileAlone() throws NoSuchAlgorithmException {
        JsonObject march = passport("year=2024&month=3");
        assertThat(march.getString("format")).isEqualTo("talon-calls 1");
        assertThat(march.getString("hash")).isEqualTo(hashOfCsv("2024-03", List.of()));
        assertThat(passport("year=2024&month=3&queues=line,vip").getString("hash"))
                .isEqualTo(hashOfCsv("2024-03", List.of("line", "vip")))
                .isNotEqualTo(march.getString("hash"));
        String pool = "talon-calls-pool 1\n2024-03\t" + hashOfCsv("2024-03", List.of()) + "\n2024-04\t"
                + hashOfCsv("2024-04", List.of()) + "\n";
        assertThat(passport("year=2024").getString("hash")).isEqualTo(sha256(pool));
        assertThat(passport("year=2019").getValue("hash")).isNull();
    }

    @Test
    void theFiguresOfThePassportAreThoseOfTheTable() {
        JsonObject table = json(door.get("/reports/calls?year=2024"));
        for (int month = 0; month <= 12; month++) {
            JsonObject row = month == 0
                    ? table.getJsonObject("total")
                    : table.getJsonArray("months").getJsonObject(month - 1);
            JsonArray figures = passport("year=2024" + (month == 0 ? "" : "&month=" + month))
                    .getJsonArray("figures");
            assertThat(figures).hasSize(13);
            assertThat(seconds(figures, "answered", "wait")).isEqualTo(row.getLong("wait"));
            assertThat(seconds(figures, "answered", "service")).isEqualTo(row.getLong("service"));
            assertThat(seconds(figures, "abandoned", "wait")).isEqualTo(row.getLong("abandonedWait"));
            assertThat(seconds(figures, "timed_out", "wait")).isEqualTo(row.getLong("timedOutWait"));
            assertThat(seconds(figures, "untransferred", "service")).isEqualTo(row.getLong("untransferredService"));
            assertThat(figure(figures, "received", "count").getString("printed"))
                    .isEqualTo(row.getLong("received").toString());
            figures.forEach(each -> {
                JsonObject figure = (JsonObject) each;
                long left = figure.getJsonArray("excluded").stream()
                        .map(JsonObject.class::cast)
                        .filter(why -> !why.getString("why").equals("in_part"))
                        .mapToLong(why -> why.getLong("count"))
                        .sum();
                long stands = figure.getString("side").equals("count")
                        ? Long.parseLong(figure.getString("printed"))
                        : figure.getLong("count");
                assertThat(stands + left).as(figure.getString("name")).isEqualTo(row.getLong("received"));
            });
        }
    }

    @Test
    void itNamesDefinitionPopulationExclusionsRoundingZoneAndVersionInBothLanguages() {
        JsonObject russian = passport("year=2024&month=3&language=ru");
        assertThat(russian.getJsonArray("zones")).containsExactly("Europe/Moscow");
        assertThat(russian.getString("version")).startsWith("talon ");
        assertThat(Instant.parse(russian.getString("computed_at")))
                .isBefore(Instant.now().plusSeconds(60));
        JsonObject wait = figure(russian.getJsonArray("figures"), "answered", "wait");
        assertThat(wait.getString("name")).isEqualTo("Среднее время ожидания ответа оператора");
        assertThat(wait.getString("definition")).contains("до ответа оператора");
        assertThat(wait.getString("population")).isEqualTo("Отвеченные звонки: 3.");
        // (30 + 12.5 + 10) / 3
        assertThat(wait.getString("printed")).isEqualTo("0:18");
        assertThat(wait.getString("rounding")).contains("половина — вверх");
        assertThat(wait.getJsonArray("excluded").stream()
                        .map(JsonObject.class::cast)
                        .map(why -> why.getString("why") + " " + why.getLong("count")))
                .containsExactly("abandoned 1", "timed_out 1", "left_by_key 1", "nobody_there 1", "in_part 3");
        JsonObject english =
                figure(passport("year=2024&month=3&language=en").getJsonArray("figures"), "untransferred", "service");
        assertThat(english.getString("population")).isEqualTo("Answered calls that were not transferred: 2.");
        assertThat(english.getJsonArray("excluded").getJsonObject(0).getString("name"))
                .isEqualTo("transferred");
    }

    @Test
    void aCallWhoseEndCameWithALaterFileIsCountedAsLeftOutNoMore() {
        try (var other = new ReportHouse();
                var there = new ReportDoor(other, 1_000_000)) {
            there.post("/imports/calls", "text/plain", LOG.getBytes(StandardCharsets.UTF_8));
            assertThat(json(there.get("/reports/calls/passport?year=2024")).getLong("in_part"))
                    .isEqualTo(3);
            String end = "1709890260|open|line|A|COMPLETECALLER|30|31|1\n";
            there.post("/imports/calls", "text/plain", end.getBytes(StandardCharsets.UTF_8));
            JsonObject march = json(there.get("/reports/calls/passport?year=2024&month=3"));
            assertThat(march.getLong("in_part")).isEqualTo(2);
            assertThat(march.getLong("calls")).isOne();
        }
    }

    @Test
    void theDocumentsCarryItAsTheirLastPageAndTheWorkbookAsASheet() throws IOException {
        String query = "/reports/calls?year=2024&language=ru&format=";
        JsonObject passport = passport("year=2024");
        List<String> said = new ArrayList<>(
                List.of("Паспорт показателей", "Europe/Moscow", "talon-calls 1", passport.getString("hash")));
        passport.getJsonArray("parts").forEach(part -> said.add(((JsonObject) part).getString("hash")));
        assertThat(said).hasSize(6);
        List<String> march = List.of("Март", "7", "3", "1", "1", "1", "1", "1", "3");
        try (var pdf = Loader.loadPDF(door.bytes(query + "pdf").body())) {
            var text = new PDFTextStripper();
            text.setSortByPosition(true);
            assertThat(pdf.getNumberOfPages()).isEqualTo(2);
            text.setStartPage(2);
            assertThat(text.getText(pdf)).contains(said).contains(String.join(" ", march));
        }
        try (var docx = new XWPFDocument(
                new ByteArrayInputStream(door.bytes(query + "docx").body()))) {
            assertThat(docx.getParagraphs().stream().map(XWPFParagraph::getText).reduce("", String::concat))
                    .contains(said);
            XWPFTable counts = docx.getTables().get(1);
            assertThat(counts.getRows()).hasSize(14);
            assertThat(counts.getRow(3).getTableCells().stream().map(cell -> cell.getText()))
                    .isEqualTo(march);
        }
        try (var book = new XSSFWorkbook(
                new ByteArrayInputStream(door.bytes(query + "xlsx").body()))) {
            StringBuilder text = new StringBuilder();
            List<Double> numbers = new ArrayList<>();
            book.getSheet("Паспорт")
                    .forEach(row -> row.forEach((Cell cell) -> {
                        text.append(cell).append('\n');
                        if (row.getCell(0).toString().equals("Март") && cell.getColumnIndex() > 0) {
                            switch (cell.getCellType()) {
                                case NUMERIC -> numbers.add(cell.getNumericCellValue());
                                default -> {}
                            }
                        }
                    }));
            assertThat(text.toString()).contains(said);
            assertThat(numbers).containsExactly(7d, 3d, 1d, 1d, 1d, 1d, 1d, 3d);
        }
        try (var pdf = Loader.loadPDF(door.bytes(query + "pdf&passport=false").body());
                var docx = new XWPFDocument(new ByteArrayInputStream(
                        door.bytes(query + "docx&passport=false").body()));
                var book = new XSSFWorkbook(new ByteArrayInputStream(
                        door.bytes(query + "xlsx&passport=false").body()))) {
            assertThat(pdf.getNumberOfPages()).isOne();
            assertThat(docx.getTables()).hasSize(1);
            assertThat(book.getNumberOfSheets()).isEqualTo(3);
        }
    }

    @Test
    void whatIsNoMonthIsRefused() {
        assertThat(door.get("/reports/calls/passport?year=2024&month=13").statusCode())
                .isEqualTo(400);
    }

    private static Long seconds(JsonArray figures, String column, String side) {
        return figure(figures, column, side).getLong("seconds");
    }

    private static JsonObject figure(JsonArray figures, String column, String side) {
        return figures.stream()
                .map(JsonObject.class::cast)
                .filter(figure -> figure.getString("column").equals(column)
                        && figure.getString("side").equals(side))
                .findFirst()
                .orElseThrow();
    }

    private static JsonObject passport(String query) {
        var answer = door.get("/reports/calls/passport?" + query);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer);
    }

    /** Written after the documentation alone, from the file that was imported: no code and no table of Talon's. */
    private static String hashOfCsv(String month, List<String> queues) throws NoSuchAlgorithmException {
        Map<String, List<byte[]>> days = new TreeMap<>();
        for (String line : CSV.lines().skip(1).toList()) {
            String[] f = line.split(",", -1);
            Instant entered = f[2].contains("+")
                    ? java.time.OffsetDateTime.parse(f[2]).toInstant()
                    : LocalDateTime.parse(f[2]).atZone(ZONE).toInstant();
            String day = entered.atZone(ZONE).toLocalDate().toString();
            if (day.startsWith(month) && (queues.isEmpty() || queues.contains(f[1]))) {
                long from = entered.getEpochSecond() * 1_000_000;
                long wait = micros(f[3]);
                long end = from + wait + (f[4].isEmpty() ? 0 : micros(f[4]));
                String fact = String.join(
                                "\t",
                                f[1],
                                f[0],
                                "" + from,
                                "" + end,
                                f[5],
                                "" + wait,
                                f[4].isEmpty() ? "" : "" + micros(f[4]))
                        + "\n";
                days.computeIfAbsent(day, none -> new ArrayList<>()).add(fact.getBytes(StandardCharsets.UTF_8));
            }
        }
        var text = new StringBuilder("talon-calls 1\t" + month + "\tEurope/Moscow\n");
        for (var day : days.entrySet()) {
            day.getValue().sort(java.util.Arrays::compareUnsigned);
            var digest = MessageDigest.getInstance("SHA-256");
            day.getValue().forEach(digest::update);
            text.append(day.getKey())
                    .append('\t')
                    .append(day.getValue().size())
                    .append('\t')
                    .append(HexFormat.of().formatHex(digest.digest()))
                    .append('\n');
        }
        return sha256(text.toString());
    }

    private static long micros(String time) {
        String[] parts = time.split(":");
        double seconds = parts.length == 1
                ? Double.parseDouble(time)
                : Integer.parseInt(parts[0]) * 60 + Integer.parseInt(parts[1]);
        return Math.round(seconds * 1_000_000);
    }

    private static String sha256(String text) throws NoSuchAlgorithmException {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
