package dev.talon.table;

import static dev.talon.table.ReportDoor.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.web.CallerKind;
import dev.talon.web.Principal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever is chosen of the table, each file that is read back says what the JSON says. */
class TableChoicesTest {

    private static YearOf2024 year;
    private static ReportDoor door;

    @BeforeAll
    static void importFacts() {
        year = new YearOf2024();
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

    @ParameterizedTest(name = "{0}, counts {1}, year {2}, {3}")
    @CsvSource({
        "published, false, true,  centre=one&centre=two",
        "published, true,  false, ''",
        "measured,  true,  true,  'centre=one,two,empty'",
        "both,      false, false, centre=two",
        "both,      true,  true,  ''"
    })
    void everyFileSaysTheSame(String form, boolean counts, boolean total, String centres) throws IOException {
        String query =
                "year=2024&language=ru&form=%s&counts=%s&total=%s&%s&format=".formatted(form, counts, total, centres);
        List<List<Object>> expected = TableReader.json(json(door.monthly(query + "json")), form, counts, total);
        assertThat(expected).hasSize(total ? 13 : 12).allMatch(row -> row.get(1) != null);
        assertThat(TableReader.csv(bytes(query + "csv"), ',')).isEqualTo(expected);
        assertThat(TableReader.csv(bytes(query + "csv&separator=semicolon"), ';'))
                .isEqualTo(expected);
        assertThat(TableReader.csv(bytes(query + "csv&separator=tab"), '\t')).isEqualTo(expected);
        assertThat(TableReader.html(bytes(query + "html"))).isEqualTo(expected);
        assertThat(TableReader.docx(bytes(query + "docx"))).isEqualTo(expected);
        assertThat(TableReader.pdf(bytes(query + "pdf"))).isEqualTo(expected);
        assertThat(TableReader.xlsx(bytes(query + "xlsx"))).isEqualTo(expected);
    }

    @Test
    void theTwoFormsStandBesideEachOtherWithTheirDifference() {
        var table = json(door.monthly("year=2024&form=both"));
        for (int month = 0; month < 12; month++) {
            var row = table.getJsonArray("months").getJsonObject(month);
            for (String side : List.of("wait", "service")) {
                long published = row.getJsonObject("consultation").getLong(side)
                        + row.getJsonObject("cash").getLong(side);
                assertThat(row.getJsonObject("published").getLong(side)).isEqualTo(published);
                assertThat(row.getJsonObject("difference").getLong(side))
                        .isEqualTo(row.getJsonObject("measured").getLong(side) - published);
            }
            assertThat(row.getJsonObject("combined")).isEqualTo(row.getJsonObject("published"));
        }
        var measured = json(door.monthly("year=2024&form=measured"));
        assertThat(measured.getJsonObject("total").getJsonObject("combined"))
                .isEqualTo(table.getJsonObject("total").getJsonObject("measured"));
    }

    @Test
    void severalCentresAreTheirStagesPooled() {
        var both = json(door.monthly("year=2024&centre=two&centre=one"));
        assertThat(both.getJsonArray("centres")).hasToString("[\"two\",\"one\"]");
        assertThat(both.getValue("centre")).isNull();
        assertThat(both.getJsonArray("months"))
                .isEqualTo(json(door.monthly("year=2024&centre=one,two,one")).getJsonArray("months"));
        long one = json(door.monthly("year=2024&centre=one"))
                .getJsonObject("total")
                .getJsonObject("cash")
                .getLong("count");
        long two = json(door.monthly("year=2024&centre=two"))
                .getJsonObject("total")
                .getJsonObject("cash")
                .getLong("count");
        assertThat(both.getJsonObject("total").getJsonObject("cash").getLong("count"))
                .isEqualTo(one + two);
        var page = door.monthly("year=2024&centre=two&centre=one&format=html&language=ru")
                .body();
        assertThat(page).contains(": Центр two, Центр one</caption>");
        assertThat(door.file("year=2024&centre=two,one&format=pdf").headers().firstValue("content-disposition"))
                .contains("attachment; filename=\"talon-2024-2-centres-published.pdf\"");
    }

    @Test
    void aWideTableLiesOnItsSideAndStaysOnOnePage() throws IOException {
        String query = "year=2024&language=ru&form=both&counts=true&passport=false&format=";
        try (var pdf = Loader.loadPDF(bytes(query + "pdf"))) {
            assertThat(pdf.getPage(0).getMediaBox().getWidth())
                    .isGreaterThan(pdf.getPage(0).getMediaBox().getHeight());
            assertThat(pdf.getNumberOfPages()).isEqualTo(1);
        }
        try (var docx = new XWPFDocument(new ByteArrayInputStream(bytes(query + "docx")))) {
            var page = docx.getDocument().getBody().getSectPr().getPgSz();
            assertThat(List.of(page.getW().toString(), page.getH().toString())).containsExactly("16838", "11906");
        }
    }

    @Test
    void thePageForTheSiteIsOneTableWithScopesAndNoScript() {
        String page =
                new String(bytes("year=2024&language=ru&form=both&counts=true&format=html"), StandardCharsets.UTF_8);
        assertThat(page.split("<table", -1)).hasSize(2);
        assertThat(page.split("<th ", -1)).hasSize(page.split("<th scope=\"", -1).length);
        assertThat(page).contains("colspan=\"3\"", "<tfoot>").doesNotContain("<script", "style", "http");
    }

    @Test
    void whatCannotBeMeantIsNamed() {
        for (String query : List.of(
                "centre=NO",
                "form=other",
                "separator=pipe",
                "counts=perhaps",
                "total=1.5",
                "format=doc",
                "centre=one,")) {
            var answer = door.monthly("year=2024&" + query);
            assertThat(answer.statusCode()).as(query).isEqualTo(400);
            assertThat(answer.body()).as(query).contains(query.substring(0, query.indexOf('=')));
        }
        var unknown = door.monthly("year=2024&centre=one&centre=nowhere");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.body()).contains("nowhere");
        door.caller = new Principal(CallerKind.MANAGER, "staff:kovalev", "Kovalev", Optional.of("two"));
        assertThat(door.monthly("year=2024&centre=two&centre=one").statusCode()).isEqualTo(403);
        assertThat(door.monthly("year=2024&centre=two,one").statusCode()).isEqualTo(403);
    }

    private static byte[] bytes(String query) {
        var answer = door.file(query);
        assertThat(answer.statusCode()).as(query).isEqualTo(200);
        return answer.body();
    }
}
