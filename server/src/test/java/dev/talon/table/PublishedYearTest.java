package dev.talon.table;

import static dev.talon.table.ReportDoor.json;
import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.talon.web.CallerKind;
import dev.talon.web.Principal;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Facts whose means are the published figures go in as CSV and come back as the published table, to the second. */
class PublishedYearTest {

    private static YearOf2024 year;
    private static ReportHouse house;
    private static ReportDoor door;

    @BeforeAll
    static void importFacts() {
        year = YearOf2024.withDoubts();
        house = year.house;
        door = year.door;
        assertThat(json(year.imported))
                .isEqualTo(new JsonObject()
                        .put("imported", 12 * (2 * FactsOf2024.STAGES_A_MONTH + 8))
                        .put("duplicates", 0));
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
    void allSeventyTwoCellsComeBackAsJson() {
        JsonObject table = json(door.monthly("year=2024"));
        assertThat(table.getString("form")).isEqualTo("published");
        assertThat(table.getValue("centre")).isNull();
        assertThat(seconds(table)).isEqualTo(Published2024.seconds());
        JsonObject june = table.getJsonArray("months").getJsonObject(5);
        assertThat(june.getJsonObject("consultation").getInteger("count")).isEqualTo(FactsOf2024.STAGES_A_MONTH);
        assertThat(june.getJsonObject("combined").getInteger("count")).isEqualTo(2 * FactsOf2024.STAGES_A_MONTH);
        assertThat(june.getJsonObject("excluded"))
                .isEqualTo(new JsonObject(
                        "{\"no_show\":2,\"cancelled\":2,\"expired\":2,\"inaccurate\":2,\"wrong_service\":0}"));
        assertThat(table.getJsonObject("excluded"))
                .isEqualTo(new JsonObject(
                        "{\"no_show\":24,\"cancelled\":24,\"expired\":24,\"inaccurate\":24,\"wrong_service\":0}"));
    }

    @Test
    void allSeventyTwoCellsComeBackAsCsv() {
        var answer = door.monthly("year=2024&format=csv&language=ru");
        assertThat(answer.headers().firstValue("content-type")).contains("text/csv; charset=utf-8");
        assertThat(answer.headers().firstValue("content-disposition"))
                .contains("attachment; filename=\"talon-2024-all-published.csv\"");
        assertThat(answer.body()).startsWith("\uFEFFПериод,").endsWith("\r\n");
        List<CsvRecord> rows = CsvReader.builder().ofCsvRecord(answer.body().substring(1)).stream()
                .toList();
        assertThat(rows.get(0).getFields())
                .containsExactly(
                        "Период",
                        "Обслуживание специалистом консультация: Ожидание в очереди",
                        "Обслуживание специалистом консультация: Прием",
                        "Обслуживание специалистом кассовая операция: Ожидание в очереди",
                        "Обслуживание специалистом кассовая операция: Прием",
                        "Обслуживание специалистом-консультация и кассовая операция: Ожидание в очереди",
                        "Обслуживание специалистом-консультация и кассовая операция: Прием");
        List<CsvRecord> months = rows.subList(1, 13);
        assertThat(months.stream().map(row -> row.getField(0))).isEqualTo(Published2024.MONTHS);
        assertThat(months.stream().map(row -> row.getFields().subList(1, 7))).isEqualTo(Published2024.printed());
    }

    @Test
    void allSeventyTwoCellsComeBackAsHtml() {
        var answer = door.monthly("year=2024&format=html&language=ru");
        assertThat(answer.headers().firstValue("content-type")).contains("text/html; charset=utf-8");
        String page = answer.body();
        assertThat(texts(page, "th scope=\"row\"").subList(0, 12)).isEqualTo(Published2024.MONTHS);
        assertThat(texts(page, "th scope=\"colgroup\" colspan=\"2\""))
                .containsExactly(
                        "Обслуживание специалистом консультация",
                        "Обслуживание специалистом кассовая операция",
                        "Обслуживание специалистом-консультация и кассовая операция");
        assertThat(texts(page, "th scope=\"col\""))
                .containsExactly(
                        "Ожидание в очереди", "Прием", "Ожидание в очереди", "Прием", "Ожидание в очереди", "Прием");
        List<String> cells = texts(page, "td");
        assertThat(cells).hasSize(78);
        assertThat(IntStream.range(0, 12).mapToObj(row -> cells.subList(row * 6, row * 6 + 6)))
                .isEqualTo(Published2024.printed());
        assertThat(page)
                .contains("<caption>", "<html lang=\"ru\">")
                .doesNotContain("<script", "style=", "<style", "http:", "https:");
    }

    @Test
    void theMeasuredFormTellsTheMeanOverTicketsThatWentThroughBoth() {
        JsonObject table = json(door.monthly("year=2024&form=measured"));
        for (int month = 1; month <= 12; month++) {
            JsonObject combined =
                    table.getJsonArray("months").getJsonObject(month - 1).getJsonObject("combined");
            assertThat(combined.getLong("wait")).isEqualTo(YearOf2024.FACTS.measured(month, true));
            assertThat(combined.getLong("service")).isEqualTo(YearOf2024.FACTS.measured(month, false));
            assertThat(combined.getInteger("count")).isEqualTo(14);
        }
    }

    @Test
    void theSameFileAgainChangesNothing() {
        assertThat(json(door.importCsv(YearOf2024.FACTS.csv())))
                .isEqualTo(new JsonObject()
                        .put("imported", 0)
                        .put("duplicates", 12 * (2 * FactsOf2024.STAGES_A_MONTH + 8)));
        assertThat(seconds(json(door.monthly("year=2024")))).isEqualTo(Published2024.seconds());
    }

    @Test
    void settledDaysGiveTheSameTable() {
        new DayFigures(house.database).settle(2024, Optional.empty()).await();
        assertThat(house.number("SELECT count(*) FROM day_summary WHERE consultation > 0"))
                .isPositive();
        assertThat(seconds(json(door.monthly("year=2024")))).isEqualTo(Published2024.seconds());
    }

    @Test
    void aYearWithoutStagesIsATableOfDashes() {
        JsonObject table = json(door.monthly("year=2023&centre=one"));
        assertThat(table.getJsonArray("months")).hasSize(12);
        assertThat(table.getJsonArray("months")
                        .getJsonObject(0)
                        .getJsonObject("cash")
                        .getMap())
                .containsEntry("wait", null)
                .containsEntry("service", null)
                .containsEntry("count", 0);
        assertThat(texts(door.monthly("year=2024&centre=empty&format=html").body(), "td"))
                .hasSize(78)
                .containsOnly("—");
    }

    @Test
    void thePageSpeaksEnglishToo() {
        String page =
                door.monthly("year=2024&centre=one&format=html&language=en").body();
        assertThat(page).contains("<html lang=\"en\">", "January", "Wait in the queue", "Centre one");
        String csv = door.monthly("year=2024&centre=one&format=csv&language=en&form=measured")
                .body();
        assertThat(csv).contains("Service by a specialist, cash operation", "December");
    }

    @Test
    void onlyTheOwnCentreIsShownToStaffOfACentre() {
        door.caller = new Principal(CallerKind.MANAGER, "staff:kovalev", "Kovalev", Optional.of("two"));
        assertThat(json(door.monthly("year=2024")).getString("centre")).isEqualTo("two");
        assertThat(json(door.monthly("year=2024&centre=two")).getString("centre"))
                .isEqualTo("two");
        assertThat(door.monthly("year=2024&centre=one").statusCode()).isEqualTo(403);
        door.caller = new Principal(CallerKind.SPECIALIST, "staff:petrova", "Petrova", Optional.empty());
        assertThat(door.monthly("year=2024").statusCode()).isEqualTo(403);
    }

    @Test
    void aCentreThatIsNotThereIsAProblem() {
        var answer = door.monthly("year=2024&centre=nowhere");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(json(answer).getString("type")).endsWith("no-such-centre");
        assertThat(door.monthly("year=1024").statusCode()).isEqualTo(400);
        assertThat(door.monthly("centre=one").statusCode()).isEqualTo(400);
    }

    private static List<List<Long>> seconds(JsonObject table) {
        List<List<Long>> months = new ArrayList<>();
        for (int month = 0; month < 12; month++) {
            JsonObject row = table.getJsonArray("months").getJsonObject(month);
            assertThat(row.getInteger("month")).isEqualTo(month + 1);
            List<Long> cells = new ArrayList<>();
            for (String column : List.of("consultation", "cash", "combined")) {
                cells.add(row.getJsonObject(column).getLong("wait"));
                cells.add(row.getJsonObject(column).getLong("service"));
            }
            months.add(cells);
        }
        return months;
    }

    private static List<String> texts(String page, String tag) {
        return Pattern.compile("<" + Pattern.quote(tag) + ">([^<]*)<")
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .toList();
    }
}
