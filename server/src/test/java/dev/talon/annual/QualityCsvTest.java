package dev.talon.annual;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.talon.table.ReportDoor;
import dev.talon.table.ReportHouse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The annual report of 2024 as CSV: the figures of its documents, and who changed which. */
class QualityCsvTest {
    private static AnnualYear year;
    private static ReportHouse house;
    private static ReportDoor door;

    @BeforeAll
    static void enterTheYear() {
        year = AnnualYear.whole();
        house = year.house;
        door = year.door;
    }

    @AfterAll
    static void close() {
        year.close();
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
