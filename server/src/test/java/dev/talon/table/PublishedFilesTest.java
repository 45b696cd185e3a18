package dev.talon.table;

import static dev.talon.table.ReportDoor.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STMerge;

/** The published year as DOCX, XLSX and PDF: each file is read back and says what the JSON says, to the second. */
class PublishedFilesTest {
    private static final List<String> SHEETS = List.of("Таблица", "Количества", "Определения", "Паспорт");
    private static final String PDF_ROW = "\\p{L}+( (\\d:\\d\\d:\\d\\d|—)){6}";
    private static final int BODY = 5;
    private static final int YEAR = BODY + 12;

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

    @Test
    void allSeventyTwoCellsComeBackAsDocx() throws IOException {
        var answer = door.file("year=2024&format=docx&language=ru");
        assertFile(
                answer,
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                "talon-2024-all-published.docx");
        try (var document = new XWPFDocument(new ByteArrayInputStream(answer.body()))) {
            XWPFTable table = document.getTables().get(0);
            assertThat(table.getNumberOfRows()).isEqualTo(15);
            assertThat(texts(table.getRow(0)))
                    .containsExactly(
                            "Период",
                            "Обслуживание специалистом консультация",
                            "Обслуживание специалистом кассовая операция",
                            "Обслуживание специалистом-консультация и кассовая операция");
            assertThat(texts(table.getRow(1)))
                    .containsExactly(
                            "",
                            "Ожидание в очереди",
                            "Прием",
                            "Ожидание в очереди",
                            "Прием",
                            "Ожидание в очереди",
                            "Прием");
            for (int group = 1; group <= 3; group++) {
                assertThat(table.getRow(0)
                                .getCell(group)
                                .getCTTc()
                                .getTcPr()
                                .getGridSpan()
                                .getVal())
                        .isEqualTo(2);
            }
            assertThat(merge(table.getRow(0))).isEqualTo(STMerge.RESTART);
            assertThat(merge(table.getRow(1))).isEqualTo(STMerge.CONTINUE);
            List<List<String>> rows = table.getRows().subList(2, 14).stream()
                    .map(PublishedFilesTest::texts)
                    .toList();
            assertThat(rows.stream().map(row -> row.get(0))).isEqualTo(Published2024.MONTHS);
            assertThat(rows.stream().map(row -> row.subList(1, 7)))
                    .isEqualTo(Published2024.printed())
                    .isEqualTo(printed(json(door.monthly("year=2024"))));
            assertThat(document.getParagraphs().stream().map(XWPFParagraph::getText))
                    .contains(
                            "Среднее время ожидания и обслуживания за 2024 год",
                            "все центры обслуживания",
                            "Для публикации. Консультация и кассовая операция: сумма двух средних.");
            var page = firstSection(document).getPgSz();
            assertThat(List.of(page.getW().toString(), page.getH().toString())).containsExactly("11906", "16838");
        }
    }

    @Test
    void allSeventyTwoCellsComeBackAsDurationsOfAWorkbook() throws IOException {
        var answer = door.file("year=2024&format=xlsx&language=ru");
        assertFile(
                answer,
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                "talon-2024-all-published.xlsx");
        JsonObject table = json(door.monthly("year=2024"));
        try (var book = new XSSFWorkbook(new ByteArrayInputStream(answer.body()))) {
            assertThat(Stream.of(0, 1, 2, 3).map(book::getSheetName)).isEqualTo(SHEETS);
            Sheet sheet = book.getSheetAt(0);
            List<List<Long>> seconds = new ArrayList<>();
            for (int month = 0; month < 12; month++) {
                Row row = sheet.getRow(BODY + month);
                assertThat(row.getCell(0).getStringCellValue()).isEqualTo(Published2024.MONTHS.get(month));
                seconds.add(durations(row));
            }
            assertThat(seconds).isEqualTo(Published2024.seconds()).isEqualTo(seconds(table));
            assertThat(durations(sheet.getRow(YEAR))).isEqualTo(cells(table.getJsonObject("total")));
            assertThat(sheet.getMergedRegions().stream().map(CellRangeAddress::formatAsString))
                    .contains("A4:A5", "B4:C4", "D4:E4", "F4:G4");
            assertThat(List.of(
                            sheet.getPaneInformation().getHorizontalSplitPosition(),
                            sheet.getPaneInformation().getVerticalSplitPosition()))
                    .containsExactly((short) BODY, (short) 1);
            assertThat(sheet.getPaneInformation().isFreezePane()).isTrue();
        }
    }

    @Test
    void theWorkbookCountsWhatTheMeansStandOnAndWhatTheyLeaveOut() throws IOException {
        try (var book = new XSSFWorkbook(new ByteArrayInputStream(
                door.file("year=2024&format=xlsx&language=ru").body()))) {
            Sheet counts = book.getSheet("Количества");
            for (int month = 0; month < 12; month++) {
                assertThat(numbers(counts.getRow(BODY + month))).containsExactly(40d, 40d, 80d, 2d, 2d, 2d, 2d, 0d);
            }
            assertThat(numbers(counts.getRow(YEAR))).containsExactly(480d, 480d, 960d, 24d, 24d, 24d, 24d, 0d);
            Sheet definitions = book.getSheet("Определения");
            assertThat(definitions.getRow(1).getCell(0).getStringCellValue()).isEqualTo("Ожидание в очереди");
            assertThat(definitions.getRow(1).getCell(1).getStringCellValue()).contains("до первого вызова");
        }
    }

    @Test
    void allSeventyTwoCellsComeBackAsThePdfsText() throws IOException {
        var answer = door.file("year=2024&format=pdf&language=ru");
        assertFile(answer, "application/pdf", "talon-2024-all-published.pdf");
        try (var document = Loader.loadPDF(answer.body())) {
            assertThat(document.getNumberOfPages()).isEqualTo(2);
            assertThat(document.getPage(0).getMediaBox()).hasToString(PDRectangle.A4.toString());
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("ru");
            String text = text(document);
            List<List<String>> rows = rows(text);
            assertThat(rows.stream().map(row -> row.get(0))).isEqualTo(Published2024.MONTHS);
            assertThat(rows.stream().map(row -> row.subList(1, 7)))
                    .isEqualTo(Published2024.printed())
                    .isEqualTo(printed(json(door.monthly("year=2024"))));
            assertThat(text.replaceAll("\\s+", " "))
                    .contains(
                            "Среднее время ожидания и обслуживания за 2024 год",
                            "все центры обслуживания",
                            "сумма двух средних");
        }
    }

    @Test
    void everyTypefaceOfThePdfTravelsInIt() throws IOException {
        try (var document = Loader.loadPDF(door.file("year=2024&format=pdf").body())) {
            var resources = document.getPage(0).getResources();
            List<PDFont> fonts = new ArrayList<>();
            for (COSName name : resources.getFontNames()) {
                fonts.add(resources.getFont(name));
            }
            assertThat(fonts)
                    .hasSize(2)
                    .allMatch(PDFont::isEmbedded)
                    .allMatch(font -> font.getName().contains("LiberationSans"));
        }
    }

    @Test
    void aMonthWithoutStagesIsADashInEachFile() throws IOException {
        String query = "year=2024&centre=empty&language=ru&format=";
        List<String> dashes = List.of("—", "—", "—", "—", "—", "—");
        try (var document = new XWPFDocument(
                new ByteArrayInputStream(door.file(query + "docx").body()))) {
            assertThat(document.getTables().get(0).getRows().subList(2, 14).stream()
                            .map(row -> texts(row).subList(1, 7)))
                    .hasSize(12)
                    .containsOnly(dashes);
        }
        try (var book = new XSSFWorkbook(
                new ByteArrayInputStream(door.file(query + "xlsx").body()))) {
            for (int row = BODY; row <= YEAR; row++) {
                for (int column = 1; column <= 6; column++) {
                    assertThat(book.getSheetAt(0).getRow(row).getCell(column).getStringCellValue())
                            .isEqualTo("—");
                }
            }
        }
        try (var document = Loader.loadPDF(door.file(query + "pdf").body())) {
            assertThat(rows(text(document)).stream().map(row -> row.subList(1, 7)))
                    .hasSize(12)
                    .containsOnly(dashes);
        }
    }

    @Test
    void theFilesSpeakEnglishAndSayTheirForm() throws IOException {
        String query = "year=2024&centre=one&language=en&form=measured&format=";
        List<List<String>> expected = printed(json(door.monthly("year=2024&centre=one&form=measured")));
        String note = "By tickets. Consultation and cash operation: the mean over tickets that went through both.";
        var docx = door.file(query + "docx");
        assertThat(docx.headers().firstValue("content-disposition"))
                .contains("attachment; filename=\"talon-2024-one-measured.docx\"");
        try (var document = new XWPFDocument(new ByteArrayInputStream(docx.body()))) {
            assertThat(document.getParagraphs().stream().map(XWPFParagraph::getText))
                    .contains("Mean time of waiting and of service in 2024", "Centre one", note);
            List<XWPFTableRow> rows = document.getTables().get(0).getRows().subList(2, 14);
            assertThat(texts(rows.get(0)).get(0)).isEqualTo("January");
            assertThat(rows.stream().map(row -> texts(row).subList(1, 7))).isEqualTo(expected);
        }
        try (var book = new XSSFWorkbook(
                new ByteArrayInputStream(door.file(query + "xlsx").body()))) {
            assertThat(book.getSheetName(2)).isEqualTo("Definitions");
            assertThat(book.getSheetAt(1).getRow(4).getCell(3).getStringCellValue())
                    .isEqualTo("Consultation and cash operation, tickets");
            assertThat(book.getSheetAt(0).getRow(YEAR + 2).getCell(0).getStringCellValue())
                    .isEqualTo(note);
        }
        try (var document = Loader.loadPDF(door.file(query + "pdf").body())) {
            String text = text(document);
            assertThat(text).contains("Centre one", note);
            assertThat(rows(text).stream().map(row -> row.subList(1, 7))).isEqualTo(expected);
        }
    }

    @Test
    void aCentreMayBearAnyName() throws IOException {
        house.centre("odd", "Europe/Moscow");
        house.execute("UPDATE centre SET name_ru = 'Центр <А&Б> «中» 😀' WHERE code = 'odd'");
        String query = "year=2024&centre=odd&language=ru&format=";
        try (var document = new XWPFDocument(
                new ByteArrayInputStream(door.file(query + "docx").body()))) {
            assertThat(document.getParagraphs().stream().map(XWPFParagraph::getText))
                    .contains("Центр <А&Б> «中» 😀");
        }
        try (var book = new XSSFWorkbook(
                new ByteArrayInputStream(door.file(query + "xlsx").body()))) {
            assertThat(book.getSheetAt(0).getRow(1).getCell(0).getStringCellValue())
                    .isEqualTo("Центр <А&Б> «中» 😀");
        }
        try (var document = Loader.loadPDF(door.file(query + "pdf").body())) {
            assertThat(text(document)).contains("Центр <А&Б> «?» ?");
        }
    }

    private static void assertFile(HttpResponse<byte[]> answer, String type, String name) {
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type")).contains(type);
        assertThat(answer.headers().firstValue("content-disposition"))
                .contains("attachment; filename=\"" + name + "\"");
        assertThat(answer.body()).hasSizeLessThan(100_000);
    }

    /** The passport after it is a section of its own. */
    private static CTSectPr firstSection(XWPFDocument document) {
        return document.getParagraphs().stream()
                .map(paragraph -> paragraph.getCTP().getPPr())
                .filter(properties -> properties != null && properties.isSetSectPr())
                .findFirst()
                .orElseThrow()
                .getSectPr();
    }

    private static List<String> texts(XWPFTableRow row) {
        return row.getTableCells().stream().map(cell -> cell.getText()).toList();
    }

    private static STMerge.Enum merge(XWPFTableRow row) {
        return row.getCell(0).getCTTc().getTcPr().getVMerge().getVal();
    }

    private static List<Long> durations(Row row) {
        List<Long> seconds = new ArrayList<>();
        var printer = new DataFormatter(Locale.ROOT);
        for (int column = 1; column <= 6; column++) {
            var cell = row.getCell(column);
            assertThat(cell.getCellType()).isEqualTo(CellType.NUMERIC);
            assertThat(cell.getCellStyle().getDataFormatString()).isEqualTo("[h]:mm:ss");
            seconds.add(Math.round(cell.getNumericCellValue() * 86_400));
            assertThat(printer.formatCellValue(cell)).matches("\\d:\\d\\d:\\d\\d");
        }
        return seconds;
    }

    private static List<Double> numbers(Row row) {
        return Stream.of(1, 2, 3, 4, 5, 6, 7, 8)
                .map(column -> row.getCell(column).getNumericCellValue())
                .toList();
    }

    private static String text(PDDocument document) throws IOException {
        var stripper = new PDFTextStripper();
        stripper.setSortByPosition(true);
        return stripper.getText(document);
    }

    private static List<List<String>> rows(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> line.matches(PDF_ROW))
                .map(line -> List.of(line.split(" ")))
                .toList();
    }

    private static List<List<Long>> seconds(JsonObject table) {
        return Stream.iterate(0, month -> month + 1)
                .limit(12)
                .map(month -> cells(table.getJsonArray("months").getJsonObject(month)))
                .toList();
    }

    private static List<Long> cells(JsonObject row) {
        return Stream.of("consultation", "cash", "combined")
                .map(row::getJsonObject)
                .flatMap(cell -> Stream.of(cell.getLong("wait"), cell.getLong("service")))
                .toList();
    }

    private static List<List<String>> printed(JsonObject table) {
        return seconds(table).stream()
                .map(row -> row.stream()
                        .map(s -> "%d:%02d:%02d".formatted(s / 3600, s / 60 % 60, s % 60))
                        .toList())
                .toList();
    }
}
