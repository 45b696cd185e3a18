package dev.talon.table;

import static dev.talon.table.ReportDoor.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** DOCX and XLSX as their reader sees them: the text that Apache POI finds in them, with cells formatted as a spreadsheet does. */
class OfficeTest {
    private static final Map<String, ZoneId> CENTRES =
            Map.of("one", ZoneId.of("Europe/Kaliningrad"), "two", ZoneId.of("Asia/Kamchatka"));

    private static ReportHouse house;
    private static ReportDoor door;

    @BeforeAll
    static void importFacts() {
        house = new ReportHouse();
        CENTRES.forEach((code, zone) -> house.centre(code, zone.getId()));
        door = new ReportDoor(house, 10_000_000);
        door.caller = ReportDoor.ADMINISTRATOR;
        assertThat(door.importCsv(new FactsOf2024(CENTRES).csv()).statusCode()).isEqualTo(200);
        house.execute("""
                UPDATE stage SET inaccurate = 'left running'
                FROM ticket
                WHERE (ticket.centre_id, ticket.id) = (stage.centre_id, stage.ticket_id)
                  AND stage.state = 'served' AND ticket.label LIKE 'X%'""");
    }

    @AfterAll
    static void close() {
        door.close();
        house.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"docx", "xlsx"})
    void thePublishedYearIsThereToTheSecond(String format) throws Exception {
        String shown = shown(format, "year=2024&language=ru&format=" + format);
        List<List<String>> rows = rows(shown);
        assertThat(rows.stream().map(row -> row.get(0))).isEqualTo(Published2024.MONTHS);
        assertThat(rows.stream().map(row -> row.subList(1, 7))).isEqualTo(Published2024.printed());
        assertThat(shown).contains("Обслуживание", "кассовая операция", "За год", "Паспорт показателей");
        assertThat(shown.replaceAll("\\s+", ""))
                .contains(json(door.send(door.request("/reports/monthly/passport?year=2024")
                                .GET()))
                        .getString("hash"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"docx", "xlsx"})
    void bothFormsWithCountsAreThereToo(String format) throws Exception {
        String shown = shown(format, "year=2024&language=en&form=both&counts=true&passport=false&format=" + format);
        String figures = json(door.monthly("year=2024&form=both"))
                .getJsonArray("months")
                .getJsonObject(0)
                .getJsonObject("measured")
                .getLong("wait")
                .toString();
        assertThat(shown).contains("January", "The year", hours(Long.parseLong(figures)));
        assertThat(rows(shown)).hasSize(0);
        assertThat(shown.lines().filter(line -> line.startsWith("January")))
                .anySatisfy(
                        line -> assertThat(line).contains("0:09:23 0:05:43 40 0:05:18 0:02:48 40 0:14:41 0:08:31 80"));
    }

    private static String shown(String format, String query) throws IOException {
        byte[] file = door.file(query).body();
        return format.equals("docx") ? document(file) : workbook(file);
    }

    private static String document(byte[] file) throws IOException {
        try (var document = new XWPFDocument(new ByteArrayInputStream(file))) {
            StringBuilder text = new StringBuilder();
            document.getParagraphs()
                    .forEach(paragraph -> text.append(paragraph.getText()).append('\n'));
            document.getTables()
                    .forEach(table -> table.getRows()
                            .forEach(row -> text.append(row.getTableCells().stream()
                                            .map(cell -> cell.getText())
                                            .reduce((one, other) -> one + " " + other)
                                            .orElse(""))
                                    .append('\n')));
            return text.toString();
        }
    }

    private static String workbook(byte[] file) throws IOException {
        try (var book = new XSSFWorkbook(new ByteArrayInputStream(file))) {
            var printer = new DataFormatter(Locale.ROOT);
            StringBuilder text = new StringBuilder();
            book.forEach(sheet -> sheet.forEach(row -> {
                row.forEach(cell -> text.append(printer.formatCellValue(cell)).append(' '));
                text.setLength(Math.max(0, text.length() - 1));
                text.append('\n');
            }));
            return text.toString();
        }
    }

    private static List<List<String>> rows(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> line.matches("\\p{L}+( (\\d:\\d\\d:\\d\\d|—)){6}"))
                .map(line -> List.of(line.split(" ")))
                .toList();
    }

    private static String hours(long seconds) {
        return "%d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60);
    }
}
