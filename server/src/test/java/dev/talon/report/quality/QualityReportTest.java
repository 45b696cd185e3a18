package dev.talon.report.quality;

import static dev.talon.report.ReportDoor.json;
import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.talon.report.FactsOf2024;
import dev.talon.report.Published2024;
import dev.talon.report.ReportDoor;
import dev.talon.report.ReportHouse;
import dev.talon.report.calls.Calls2024;
import dev.talon.web.Principal;
import dev.talon.web.Who;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The annual report of 2024: what is counted and what was entered, in DOCX and PDF, read back. */
class QualityReportTest {
    private static final Map<String, ZoneId> CENTRES =
            Map.of("one", ZoneId.of("Europe/Kaliningrad"), "two", ZoneId.of("Asia/Kamchatka"));
    private static final List<String> PARTS = List.of(
            "Общие сведения",
            "Очное обслуживание в центрах",
            "Контактный центр",
            "Обращения по каналам",
            "Претензии и жалобы",
            "Удовлетворенность потребителей",
            "Часы работы",
            "Как посчитаны показатели",
            "Паспорт показателей",
            "Паспорт таблицы очного обслуживания",
            "Паспорт таблицы контактного центра");
    private static final int WITHOUT_PASSPORTS = 8;

    private static ReportHouse house;
    private static ReportDoor door;

    @BeforeAll
    static void enterTheYear() {
        house = new ReportHouse();
        CENTRES.forEach((code, zone) -> house.centre(code, zone.getId()));
        door = new ReportDoor(house, 100_000_000);
        var facts = door.importCsv(new FactsOf2024(CENTRES).csv());
        assertThat(facts.statusCode()).as(facts.body()).isEqualTo(200);
        house.execute("""
                UPDATE stage SET inaccurate = 'left running'
                FROM ticket
                WHERE (ticket.centre_id, ticket.id) = (stage.centre_id, stage.ticket_id)
                  AND stage.state = 'served' AND ticket.label LIKE 'X%'""");
        door.caller = new Principal(Who.MANAGER, "staff:petrova", "Петрова", Optional.empty());
        var calls = door.post("/imports/calls", "text/plain", Calls2024.log().getBytes(StandardCharsets.UTF_8));
        assertThat(calls.statusCode()).as(calls.body()).isEqualTo(200);
        var figures = door.post("/imports/quality", "text/csv", figures().getBytes(Charset.forName("windows-1251")));
        assertThat(figures.statusCode()).as(figures.body()).isEqualTo(200);
        assertThat(json(figures)).isEqualTo(new JsonObject("{\"read\":72,\"changed\":72}"));
        assertThat(json(door.post("/imports/quality", "text/csv", figures().getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(new JsonObject("{\"read\":72,\"changed\":0}"));
        assertThat(door.put("/quality/years/2024/page", page().encode()).statusCode())
                .isEqualTo(200);
    }

    @AfterAll
    static void close() {
        door.close();
        house.close();
    }

    /** 1000 letters a month, 500 by post in the first half; ten claims and a half; people asked. */
    private static String figures() {
        var csv = new StringBuilder("section;line;part;year;month;value\n");
        for (int month = 1; month <= 12; month++) {
            csv.append("contacts;email;count;2024;%d;1000\n".formatted(month));
            csv.append("claims;charges;count;2024;%d;10\n".formatted(month));
            csv.append("satisfaction;csi;count;2024;%d;%d\n".formatted(month, month == 12 ? 1000 : 100));
            csv.append("satisfaction;csi;score;2024;%d;%s\n".formatted(month, month == 12 ? "95,5" : "80"));
            csv.append("satisfaction;nps;count;2024;%d;50\n".formatted(month));
            if (month <= 6) {
                csv.append("contacts;post;count;2024;%d;500\n".formatted(month));
                csv.append("claims;service;count;2024;%d;1\n".formatted(month));
            }
        }
        return csv.toString();
    }

    private static JsonObject page() {
        return new JsonObject()
                .put("organisation", both("АО «Энергосбыт»", ""))
                .put(
                        "note",
                        both("Электронные очереди работают в 3 центрах, планшеты самообслуживания — в 25.", "Note."))
                .put(
                        "hours",
                        new JsonArray()
                                .add(new JsonObject()
                                        .put("where", both("Операторы контактного центра", "Contact centre operators"))
                                        .put("hours", both("Пн–Пт 08:00–17:00", "Mon–Fri 08:00–17:00")))
                                .add(new JsonObject()
                                        .put("where", both("Сайт, личный кабинет, голосовой помощник", ""))
                                        .put("hours", both("круглосуточно", "round the clock"))));
    }

    private static JsonObject both(String ru, String en) {
        return new JsonObject().put("ru", ru).put("en", en);
    }

    @Test
    void theDocumentHasBothTablesToTheSecondAndEverythingBesideThem() throws IOException {
        byte[] file = door.bytes("/reports/quality?year=2024&format=docx&language=ru&without=passport")
                .body();
        try (var document = new XWPFDocument(new ByteArrayInputStream(file))) {
            List<String> paragraphs = document.getParagraphs().stream()
                    .map(XWPFParagraph::getText)
                    .toList();
            assertThat(paragraphs)
                    .contains("АО «Энергосбыт»", "Отчет о качестве обслуживания за\u00A02024\u00A0год", "Содержание");
            assertThat(paragraphs)
                    .containsSubsequence(PARTS.subList(0, WITHOUT_PASSPORTS))
                    .doesNotContain("Паспорт показателей");
            assertThat(paragraphs).anyMatch(text -> text.startsWith("Электронные очереди"));
            List<XWPFTable> tables = document.getTables();
            assertThat(rows(tables.get(0)).subList(2, 14).stream().map(row -> row.subList(1, 7)))
                    .isEqualTo(Published2024.printed());
            assertThat(rows(tables.get(1)).subList(1, 13))
                    .isEqualTo(IntStream.rangeClosed(1, 12)
                            .mapToObj(Calls2024::row)
                            .toList());
            assertThat(rows(tables.get(2)))
                    .contains(
                            List.of("По телефону", "4 800", share("4 800", tables.get(2))),
                            List.of("Электронная почта", "12 000", share("12 000", tables.get(2))),
                            List.of("Почта", "3 000", share("3 000", tables.get(2))));
            List<List<String>> claims = rows(tables.get(tables.size() - 3));
            assertThat(claims.get(0))
                    .containsExactly("Период", "Качество обслуживания", "Начисления и платежи", "Всего");
            assertThat(claims.get(1)).containsExactly("Январь", "1", "10", "11");
            assertThat(claims.get(12)).containsExactly("Декабрь", "—", "10", "10");
            assertThat(claims.get(13)).containsExactly("За год", "6", "120", "126");
            List<List<String>> asked = rows(tables.get(tables.size() - 2));
            assertThat(asked.get(2)).containsExactly("Январь", "100", "80", "50", "—");
            // (11 × 100 × 80 + 1000 × 95.5) / 2100 = 87.38
            assertThat(asked.get(14)).containsExactly("За год", "2 100", "87,38", "600", "—");
            assertThat(rows(tables.get(tables.size() - 1)).get(1))
                    .containsExactly("Операторы контактного центра", "Пн–Пт 08:00–17:00");
            assertThat(paragraphs)
                    .anyMatch(text -> text.contains("не за все месяцы есть сведения — Почта."))
                    .anyMatch(text -> text.matches("Всего обращений за год: .*, из них претензий и жалоб: 126\\."));
        }
    }

    @Test
    void thePdfSaysTheSameAndItsContentsNameThePages() throws IOException {
        byte[] file =
                door.bytes("/reports/quality?year=2024&format=pdf&language=ru").body();
        keep("quality.pdf", file);
        try (var document = Loader.loadPDF(file)) {
            var stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            String all = stripper.getText(document);
            for (int month = 1; month <= 12; month++) {
                assertThat(all).contains(String.join(" ", Calls2024.row(month)));
                assertThat(all)
                        .contains(String.join(" ", Published2024.printed().get(month - 1)));
            }
            assertThat(all).contains("Январь 1 10 11", "За год 6 120 126", "87,38");
            stripper.setStartPage(2);
            stripper.setEndPage(2);
            List<String> contents =
                    stripper.getText(document).lines().map(String::strip).toList();
            for (String part : PARTS) {
                String line = contents.stream()
                        .filter(entry -> entry.startsWith(part))
                        .findFirst()
                        .orElseThrow();
                int page = Integer.parseInt(line.substring(part.length()).strip());
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                assertThat(stripper.getText(document).strip())
                        .as("page %d", page)
                        .startsWith(part);
            }
            assertThat(document.getDocumentCatalog().getDocumentOutline().children())
                    .hasSize(PARTS.size());
        }
    }

    @Test
    void partsAreSwitchedOffInTheAddress() throws IOException {
        byte[] file = door.bytes(
                        "/reports/quality?year=2024&format=docx&language=ru&without=in_person,satisfaction,hours")
                .body();
        try (var document = new XWPFDocument(new ByteArrayInputStream(file))) {
            List<String> paragraphs = document.getParagraphs().stream()
                    .map(XWPFParagraph::getText)
                    .toList();
            assertThat(paragraphs)
                    .contains("Контактный центр")
                    .doesNotContain("Часы работы", "Очное обслуживание в центрах");
        }
        assertThat(door.get("/reports/quality?year=2024&without=moon").statusCode())
                .isEqualTo(422);
    }

    @Test
    void inEnglishWhatHasNoEnglishStandsInRussian() throws IOException {
        byte[] file = door.bytes("/reports/quality?year=2024&format=docx&language=en&without=passport")
                .body();
        try (var document = new XWPFDocument(new ByteArrayInputStream(file))) {
            assertThat(document.getParagraphs().stream().map(XWPFParagraph::getText))
                    .contains("Report on the quality of service in 2024", "АО «Энергосбыт»", "Note.", "Working hours");
            XWPFTable hours = document.getTables().get(document.getTables().size() - 1);
            assertThat(rows(hours).get(2))
                    .containsExactly("Сайт, личный кабинет, голосовой помощник", "round the clock");
        }
    }

    @Test
    void aYearOfNothingIsAWholeDocumentOfDashes() throws IOException {
        byte[] file =
                door.bytes("/reports/quality?year=2003&format=docx&language=ru").body();
        try (var document = new XWPFDocument(new ByteArrayInputStream(file))) {
            assertThat(document.getParagraphs().stream().map(XWPFParagraph::getText))
                    .containsSubsequence(PARTS)
                    .contains("Часы работы не внесены.");
        }
        assertThat(door.bytes("/reports/quality?year=2003&format=pdf").statusCode())
                .isEqualTo(200);
    }

    @Test
    void ofOneCentreOnlyItsTicketsCount() {
        JsonObject all = json(door.get("/reports/quality?year=2024"));
        JsonObject one = json(door.get("/reports/quality?year=2024&centre=one"));
        long whole = total(all);
        long part = total(one);
        assertThat(part).isPositive().isLessThan(whole);
        assertThat(whole)
                .isEqualTo(house.number("SELECT count(DISTINCT ticket_id) FROM stage WHERE state = 'served'"
                        + " AND business_day BETWEEN '2024-01-01' AND '2024-12-31'"));
        assertThat(door.get("/reports/quality?year=2024&centre=three&format=pdf")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void asCsvTheFiguresAreThoseOfTheDocument() throws IOException {
        Map<String, String> figures = csv("/reports/quality?year=2024&format=csv&language=ru", ',');
        byte[] file =
                door.bytes("/reports/quality?year=2024&format=docx&language=ru").body();
        try (var document = new XWPFDocument(new ByteArrayInputStream(file))) {
            List<XWPFTable> tables = document.getTables();
            List<List<String>> inPerson = rows(tables.get(0));
            List<List<String>> calls = rows(tables.get(1));
            List<List<String>> contacts = rows(tables.get(3));
            assertThat(contacts.get(0))
                    .containsExactly("Период", "Очно, в центрах", "По телефону", "Электронная почта", "Почта", "Всего");
            for (int month = 1; month <= 12; month++) {
                String of = " 2024 " + month;
                assertThat(List.of(
                                hours(figures.get("in_person consultation wait" + of)),
                                hours(figures.get("in_person consultation service" + of)),
                                hours(figures.get("in_person cash wait" + of)),
                                hours(figures.get("in_person cash service" + of)),
                                hours(figures.get("in_person combined wait" + of)),
                                hours(figures.get("in_person combined service" + of))))
                        .isEqualTo(inPerson.get(month + 1).subList(1, 7));
                assertThat(List.of(
                                minutes(figures.get("contact_centre answered wait" + of)),
                                minutes(figures.get("contact_centre answered service" + of))))
                        .isEqualTo(calls.get(month).subList(1, 3));
                assertThat(Stream.of("in_person", "phone", "email", "post", "total")
                                .map(line -> shown(figures.get("contacts " + line + " count" + of)))
                                .toList())
                        .isEqualTo(contacts.get(month).subList(1, 6));
            }
            assertThat(Stream.of("in_person", "phone", "email", "post", "total")
                            .map(line -> shown(figures.get("contacts " + line + " count 2024 ")))
                            .toList())
                    .isEqualTo(contacts.get(13).subList(1, 6));
        }
        assertThat(figures)
                .containsEntry("claims total count 2024 1", "11")
                .containsEntry("claims service count 2024 12", "")
                .containsEntry("claims total count 2024 ", "126")
                .containsEntry("satisfaction csi score 2024 12", "95.5")
                .containsEntry("satisfaction csi score 2024 ", "87.38")
                .containsEntry("satisfaction nps score 2024 ", "")
                .containsEntry("note organisation  2024 ", "АО «Энергосбыт»")
                .containsEntry("hours 1  2024 ", "Пн–Пт 08:00–17:00")
                .containsEntry("closing centres closed 2024 1", "0");
        assertThat(figures.get("passport claims hash 2024 ")).matches("[0-9a-f]{64}");
        assertThat(csv("/reports/quality?year=2024&format=csv&language=ru&separator=semicolon", ';'))
                .isEqualTo(figures);
        assertThat(csv("/reports/quality?year=2024&format=csv&without=in_person,passport", ',')
                        .keySet())
                .noneMatch(key -> key.startsWith("in_person") || key.startsWith("passport"))
                .contains("claims total count 2024 1");
    }

    @Test
    void whoChangedWhatIsACsvToo() throws IOException {
        String text = new String(
                door.bytes("/quality/years/2024/changes?format=csv&separator=tab")
                        .body(),
                StandardCharsets.UTF_8);
        List<String> lines = text.lines().toList();
        assertThat(lines.get(0)).isEqualTo("\uFEFFat\tby\tsource\tsection\tline\tpart\tmonth\tbefore\tafter");
        assertThat(lines).hasSize(73);
        assertThat(lines).anyMatch(line -> line.contains("\timported\tclaims\tcharges\tcount\t3\t\t10"));
    }

    /** Each figure's value by its section, line, part, year and month. */
    private static Map<String, String> csv(String path, char separator) throws IOException {
        var answer = door.bytes(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        String text = new String(answer.body(), StandardCharsets.UTF_8);
        assertThat(text).startsWith("\uFEFF").contains("\r\n");
        Map<String, String> figures = new TreeMap<>();
        try (var csv = CsvReader.builder().fieldSeparator(separator).ofNamedCsvRecord(text.substring(1))) {
            for (NamedCsvRecord line : csv) {
                String key = String.join(
                        " ",
                        line.getField("section"),
                        line.getField("line"),
                        line.getField("part"),
                        line.getField("year"),
                        line.getField("month"));
                assertThat(figures.put(key, line.getField("value"))).as(key).isNull();
            }
        }
        return figures;
    }

    private static String hours(String seconds) {
        return seconds.isEmpty()
                ? "—"
                : "%d:%02d:%02d".formatted(plain(seconds) / 3600, plain(seconds) / 60 % 60, plain(seconds) % 60);
    }

    private static String minutes(String seconds) {
        return seconds.isEmpty() ? "—" : "%d:%02d".formatted(plain(seconds) / 60, plain(seconds) % 60);
    }

    private static String shown(String count) {
        return count.isEmpty()
                ? "—"
                : String.format(Locale.ROOT, "%,d", plain(count)).replace(',', ' ');
    }

    private static long total(JsonObject report) {
        JsonObject inPerson = report.getJsonArray("contacts").getJsonObject(0);
        assertThat(inPerson.getString("code")).isEqualTo("in_person");
        return inPerson.getJsonArray("months").stream()
                .mapToLong(month -> month == null ? 0 : ((Number) month).longValue())
                .sum();
    }

    private static String share(String number, XWPFTable table) {
        List<List<String>> rows = rows(table);
        long whole = plain(rows.get(rows.size() - 1).get(1));
        return "%.1f %%".formatted(100.0 * plain(number) / whole).replace('.', ',');
    }

    private static long plain(String number) {
        return Long.parseLong(number.replace(" ", ""));
    }

    private static List<List<String>> rows(XWPFTable table) {
        return table.getRows().stream()
                .map(row -> row.getTableCells().stream()
                        .map(XWPFTableCell::getText)
                        .map(text -> text.replace('\u00A0', ' '))
                        .toList())
                .toList();
    }

    private static void keep(String name, byte[] file) throws IOException {
        Files.write(Files.createDirectories(Path.of("target", "reports")).resolve(name), file);
    }
}
