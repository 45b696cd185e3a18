package dev.talon.annual;

import static dev.talon.table.ReportDoor.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.contactcentre.Calls2024;
import dev.talon.table.Published2024;
import dev.talon.table.ReportDoor;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
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

    private static AnnualYear year;
    private static ReportDoor door;

    @BeforeAll
    static void enterTheYear() {
        year = AnnualYear.whole();
        door = year.door;
    }

    @AfterAll
    static void close() {
        year.close();
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
        AnnualYear.keep("quality.pdf", file);
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
    void theHoursOfACentreAreTakenFromWhatIsEnteredAndMayBeCorrected() {
        String mine = "centre_id = (SELECT id FROM centre ORDER BY code LIMIT 1)";
        year.house.execute(
                "INSERT INTO working_week (centre_id, valid_from) SELECT id, '2030-01-01' FROM centre ORDER BY code LIMIT 1");
        year.house.execute("""
                INSERT INTO working_hours (centre_id, valid_from, weekday, opens, closes)
                SELECT id, '2030-01-01', 2, '09:00', '18:00' FROM (SELECT id FROM centre ORDER BY code LIMIT 1) AS first""");
        try {
            JsonObject taken = json(door.get("/reports/quality?year=2031&format=json&language=ru"))
                    .getJsonArray("hours")
                    .getJsonObject(0);
            assertThat(taken.getString("hours")).isEqualTo("пн выходной; вт 9:00–18:00; ср–вс выходной.");
            assertThat(taken.getBoolean("entered")).isFalse();
            JsonObject sheet = json(door.get("/quality/years/2031"));
            JsonObject opening = sheet.getJsonArray("openings").getJsonObject(0);
            assertThat(opening.getJsonObject("hours").getString("en"))
                    .isEqualTo("Mon closed; Tue 9:00–18:00; Wed–Sun closed.");
            opening.getJsonObject("hours").put("ru", "По вторникам");
            JsonObject page = sheet.getJsonObject("page");
            page.getJsonArray("hours").add(opening);
            assertThat(door.put("/quality/years/2031/page", page.encode()).statusCode())
                    .isEqualTo(200);
            JsonArray rows = json(door.get("/reports/quality?year=2031&format=json&language=ru"))
                    .getJsonArray("hours");
            assertThat(rows).hasSize(1);
            assertThat(rows.getJsonObject(0).getString("hours")).isEqualTo("По вторникам");
            assertThat(rows.getJsonObject(0).getBoolean("entered")).isTrue();
        } finally {
            year.house.execute("DELETE FROM working_week WHERE " + mine);
            year.house.execute("DELETE FROM quality_page WHERE year = 2031");
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
                .isEqualTo(year.house.number("SELECT count(DISTINCT ticket_id) FROM stage WHERE state = 'served'"
                        + " AND business_day BETWEEN '2024-01-01' AND '2024-12-31'"));
        assertThat(door.get("/reports/quality?year=2024&centre=three&format=pdf")
                        .statusCode())
                .isEqualTo(404);
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
}
