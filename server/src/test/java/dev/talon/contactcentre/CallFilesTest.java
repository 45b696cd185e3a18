package dev.talon.contactcentre;

import static dev.talon.table.ReportDoor.json;
import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.talon.table.ReportDoor;
import dev.talon.table.ReportHouse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The contact centre's table of 2024 comes back from a log in every format, to the second. */
class CallFilesTest {
    private static final List<List<String>> TABLE =
            IntStream.rangeClosed(1, 12).mapToObj(Calls2024::row).toList();
    private static final List<String> HEADER =
            List.of("Период", "Среднее время ожидания ответа оператора", "Среднее время обслуживания");
    private static final Pattern PDF_ROW = Pattern.compile("(\\p{L}+) (\\d+:\\d\\d) (\\d+:\\d\\d)");

    private static ReportHouse house;
    private static ReportDoor door;

    @BeforeAll
    static void importLog() {
        house = new ReportHouse();
        door = new ReportDoor(house, 100_000_000);
        var answer = door.post("/imports/calls", "text/plain", Calls2024.log().getBytes(StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonObject result = json(answer);
        assertThat(result.getInteger("imported"))
                .isEqualTo(12 * (Calls2024.ANSWERED + Calls2024.ABANDONED + Calls2024.TIMED_OUT));
        assertThat(result.getJsonObject("leftovers").getInteger("open")).isZero();
        assertThat(result.getJsonObject("leftovers").getJsonObject("unknown")).isEmpty();
    }

    @AfterAll
    static void close() {
        door.close();
        house.close();
    }

    @Test
    void asJsonWithWhatIsCountedApart() {
        JsonObject table = json(door.get("/reports/calls?year=2024"));
        JsonArray months = table.getJsonArray("months");
        for (int month = 1; month <= 12; month++) {
            JsonObject row = months.getJsonObject(month - 1);
            assertThat(row.getInteger("month")).isEqualTo(month);
            assertThat(List.of(row.getInteger("wait"), row.getInteger("service")))
                    .as("month %d", month)
                    .isEqualTo(Calls2024.PRINTED.get(month - 1).stream()
                            .map(Calls2024::seconds)
                            .toList());
            assertThat(row.getInteger("answered")).isEqualTo(Calls2024.ANSWERED);
            assertThat(row.getInteger("transferred")).isEqualTo(Calls2024.TRANSFERRED);
            assertThat(row.getInteger("abandoned")).isEqualTo(Calls2024.ABANDONED);
            // 10 to 39 seconds: 24.5, half up.
            assertThat(row.getInteger("abandonedWait")).isEqualTo(25);
            assertThat(row.getInteger("timedOut")).isEqualTo(Calls2024.TIMED_OUT);
            assertThat(row.getInteger("timedOutWait")).isEqualTo(300);
        }
        assertThat(table.getJsonObject("total").getInteger("received")).isEqualTo(12 * 435);
    }

    @Test
    void asCsv() {
        String file = door.get("/reports/calls?year=2024&format=csv&language=ru&separator=semicolon")
                .body();
        assertThat(file).startsWith("\uFEFF");
        List<CsvRecord> rows = CsvReader.builder().fieldSeparator(';').ofCsvRecord(file.substring(1)).stream()
                .toList();
        assertThat(rows.get(0).getFields().subList(0, 3)).isEqualTo(HEADER);
        assertThat(rows.subList(1, 13).stream().map(row -> row.getFields().subList(0, 3)))
                .isEqualTo(TABLE.stream()
                        .map(row -> row.stream()
                                .map(field -> field.replaceFirst("^(\\d):(\\d\\d)$", "0:0$1:$2"))
                                .toList())
                        .toList());
        assertThat(rows.get(13).getField(0)).isEqualTo("За год");
        assertThat(rows).hasSize(14).allMatch(row -> row.getFieldCount() == 14);
    }

    @Test
    void asDocx() throws IOException {
        byte[] file =
                door.bytes("/reports/calls?year=2024&format=docx&language=ru").body();
        try (var document = new XWPFDocument(new ByteArrayInputStream(file))) {
            XWPFTable table = document.getTables().get(0);
            assertThat(table.getRows().stream()
                            .map(row -> row.getTableCells().stream()
                                    .map(XWPFTableCell::getText)
                                    .toList()))
                    .isEqualTo(withHeader());
            assertThat(document.getParagraphs().stream().map(XWPFParagraph::getText))
                    .contains("Среднее время ожидания ответа оператора и обслуживания за 2024 год", "контактный центр")
                    .anyMatch(note -> note.contains("посетитель не дождался ответа — 360 (в среднем через 0:25)"));
        }
    }

    @Test
    void asXlsxWithRealDurations() throws IOException {
        byte[] file =
                door.bytes("/reports/calls?year=2024&format=xlsx&language=ru").body();
        try (var book = new XSSFWorkbook(new ByteArrayInputStream(file))) {
            var printer = new DataFormatter(Locale.ROOT);
            List<List<String>> rows = new ArrayList<>();
            for (int month = 0; month < 12; month++) {
                Row row = book.getSheetAt(0).getRow(4 + month);
                rows.add(IntStream.range(0, 3)
                        .mapToObj(i -> printer.formatCellValue(row.getCell(i)))
                        .toList());
                assertThat(row.getCell(1).getNumericCellValue() * 86_400)
                        .isCloseTo(
                                Calls2024.seconds(Calls2024.PRINTED.get(month).get(0)),
                                org.assertj.core.data.Offset.offset(0.001));
            }
            assertThat(rows).isEqualTo(TABLE);
            assertThat(book.getSheetName(1)).isEqualTo("Количества");
            assertThat(book.getSheetAt(1).getRow(16).getCell(1).getNumericCellValue())
                    .isEqualTo(12 * 435);
            assertThat(book.getSheetAt(2).getRow(1).getCell(0).getStringCellValue())
                    .isEqualTo(HEADER.get(1));
        }
    }

    @Test
    void asPdf() throws IOException {
        byte[] file =
                door.bytes("/reports/calls?year=2024&format=pdf&language=ru").body();
        try (var document = Loader.loadPDF(file)) {
            var stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            String text = stripper.getText(document);
            assertThat(text.lines()
                            .map(line -> PDF_ROW.matcher(line.strip()))
                            .filter(java.util.regex.Matcher::matches)
                            .map(row -> List.of(row.group(1), row.group(2), row.group(3))))
                    .isEqualTo(TABLE);
            assertThat(document.getNumberOfPages())
                    .as("the table, then its passport")
                    .isEqualTo(2);
        }
    }

    @Test
    void asHtmlWithScopes() {
        String page =
                door.get("/reports/calls?year=2024&format=html&language=ru").body();
        var rows = Pattern.compile("<tr><th scope=\"row\">(.*?)</th><td>(.*?)</td><td>(.*?)</td></tr>")
                .matcher(page)
                .results()
                .map(row -> List.of(row.group(1), row.group(2), row.group(3)))
                .toList();
        assertThat(rows).isEqualTo(TABLE);
        assertThat(page)
                .contains("<th scope=\"col\">Среднее время обслуживания</th>")
                .doesNotContain("<script");
    }

    @Test
    void inEnglish() throws IOException {
        byte[] file =
                door.bytes("/reports/calls?year=2024&format=docx&language=en").body();
        try (var document = new XWPFDocument(new ByteArrayInputStream(file))) {
            assertThat(document.getTables().get(0).getRow(3).getCell(0).getText())
                    .isEqualTo("March");
            assertThat(document.getTables().get(0).getRow(3).getCell(1).getText())
                    .isEqualTo("1:02");
        }
    }

    @Test
    void aYearWithoutCallsIsDashesEverywhere() throws IOException {
        JsonObject table = json(door.get("/reports/calls?year=2019"));
        assertThat(table.getJsonArray("months").getJsonObject(0).getValue("wait"))
                .isNull();
        byte[] file = door.bytes("/reports/calls?year=2019&format=docx").body();
        try (var document = new XWPFDocument(new ByteArrayInputStream(file))) {
            assertThat(document.getTables().get(0).getRows().stream().skip(1))
                    .allMatch(row -> row.getCell(1).getText().equals("—")
                            && row.getCell(2).getText().equals("—"));
        }
    }

    @Test
    void severalQueuesOrOneAreChosenByTheAddressOrTheSettings() {
        JsonObject vip = json(door.get("/reports/calls?year=2024&queues=vip")).getJsonObject("total");
        JsonObject line = json(door.get("/reports/calls?year=2024&queues=line")).getJsonObject("total");
        JsonObject both =
                json(door.get("/reports/calls?year=2024&queues=line,vip")).getJsonObject("total");
        assertThat(vip.getInteger("answered")).isEqualTo(12 * 134);
        assertThat(vip.getInteger("abandoned")).isZero();
        assertThat(vip.getInteger("answered") + line.getInteger("answered")).isEqualTo(both.getInteger("answered"));
        assertThat(door.put("/contact-centre", "{\"zone\":\"Europe/Moscow\",\"queues\":[\"vip\"]}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(json(door.get("/reports/calls?year=2024"))
                        .getJsonObject("total")
                        .getInteger("answered"))
                .isEqualTo(12 * 134);
        JsonObject all = json(door.put("/contact-centre", "{\"zone\":\"Europe/Moscow\",\"queues\":[]}"));
        assertThat(all.getJsonArray("known")).hasSize(2);
        assertThat(all.getJsonArray("known").getJsonObject(0).getString("first"))
                .isEqualTo("2024-01-01");
    }

    private static List<List<String>> withHeader() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEADER);
        rows.addAll(TABLE);
        return rows;
    }
}
