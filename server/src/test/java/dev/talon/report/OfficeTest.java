package dev.talon.report;

import static dev.talon.report.ReportDoor.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * DOCX and XLSX as another program shows them: where LibreOffice is installed it opens them and prints them as PDF, whose text
 * is read; where it is not, the same is asserted through the text that POI reads. Which of the two it was is reported.
 */
class OfficeTest {
    private static final Map<String, ZoneId> CENTRES =
            Map.of("one", ZoneId.of("Europe/Kaliningrad"), "two", ZoneId.of("Asia/Kamchatka"));
    private static final Optional<Path> SOFFICE = Stream.of(
                    System.getenv().getOrDefault("PATH", "").split(":"))
            .map(folder -> Path.of(folder, "soffice"))
            .filter(Files::isExecutable)
            .findFirst();

    private static ReportHouse house;
    private static ReportDoor door;

    @TempDir
    private Path folder;

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
    void thePublishedYearIsThereToTheSecondInAnotherProgram(String format, TestReporter reporter) throws Exception {
        String shown = shown(format, "year=2024&language=ru&format=" + format, reporter);
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
    void bothFormsWithCountsAreThereToo(String format, TestReporter reporter) throws Exception {
        String shown =
                shown(format, "year=2024&language=en&form=both&counts=true&passport=false&format=" + format, reporter);
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

    /** In the report and in the output of the build: nobody is to believe that another program read a file that none did. */
    private static void say(TestReporter reporter, String way) {
        reporter.publishEntry("way", way);
        System.out.println("OfficeTest: " + way);
    }

    private String shown(String format, String query, TestReporter reporter) throws Exception {
        byte[] file = door.file(query).body();
        if (SOFFICE.isPresent()) {
            say(reporter, format + " is printed by " + SOFFICE.get());
            return printed(SOFFICE.get(), file, format);
        }
        say(reporter, format + " is read through POI: LibreOffice is not installed");
        return format.equals("docx") ? document(file) : workbook(file);
    }

    private String printed(Path soffice, byte[] file, String format) throws IOException, InterruptedException {
        Path given = Files.write(folder.resolve("table." + format), file);
        Process process = new ProcessBuilder(
                        soffice.toString(),
                        "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                        "--headless",
                        "--convert-to",
                        "pdf",
                        "--outdir",
                        folder.toString(),
                        given.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile())
                .start();
        if (!process.waitFor(5, TimeUnit.MINUTES)) {
            process.destroyForcibly();
        }
        Path pdf = folder.resolve("table.pdf");
        assertThat(pdf).as(Files.readString(folder.resolve("said"))).exists();
        try (var document = Loader.loadPDF(pdf.toFile())) {
            var text = new PDFTextStripper();
            text.setSortByPosition(true);
            return text.getText(document);
        }
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
            var printer = new DataFormatter();
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
