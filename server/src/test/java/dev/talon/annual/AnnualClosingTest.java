package dev.talon.annual;

import static dev.talon.table.ReportDoor.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.table.ReportDoor;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The year of the annual report is closed when its months are, at the centres and at the contact centre; what was changed since is said. */
class AnnualClosingTest {
    private static AnnualYear year;
    private static ReportDoor door;

    @BeforeAll
    static void enterTheYear() {
        year = AnnualYear.entered();
        door = year.door;
    }

    @AfterAll
    static void close() {
        year.close();
    }

    @Test
    void aYearWhoseMonthsAreClosedSaysWhatWasChangedSince() throws IOException {
        assertThat(text())
                .contains(
                        "The year is not closed: of its 12 months 0 are. Not all centres have closed: January–December."
                                + " The contact centre has not closed: January–December.");
        for (String centre : AnnualYear.CENTRES.keySet()) {
            for (int month = 1; month <= 12; month++) {
                var answer = door.post(
                        "/centres/" + centre + "/closings",
                        "application/json",
                        "{\"month\":\"2024-%02d\"}".formatted(month).getBytes(StandardCharsets.UTF_8));
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
            }
        }
        assertThat(text())
                .contains("of its 12 months 0 are. The contact centre has not closed: January–December.")
                .doesNotContain("Not all centres");
        assertThat(text("contact_centre,contacts"))
                .contains("The year is closed: all centres have closed all twelve months, and nothing was changed")
                .doesNotContain("no calls");
        for (int month = 1; month <= 12; month++) {
            if (month != 5 && month != 7) {
                closeCalls(month);
            }
        }
        assertThat(json(door.get("/reports/quality/closing?year=2024&language=ru"))
                        .getString("closing"))
                .isEqualTo("Год не закрыт: закрыто месяцев — 10 из 12. Контактный центр не закрыл: май, июль.");
        assertThat(closed().getJsonArray("open_at_contact_centre")).containsExactly(5, 7);
        assertThat(json(door.get("/reports/quality?year=2024&without=note&language=en"))
                        .getString("closing"))
                .contains("The contact centre has not closed: May, July.");
        closeCalls(5);
        closeCalls(7);
        JsonObject closed = closed();
        assertThat(closed.getLong("closed_months")).isEqualTo(12);
        assertThat(closed.getBoolean("changed_since")).isFalse();
        assertThat(text())
                .contains("The year is closed: all centres and the contact centre have closed all twelve months,"
                        + " and nothing was changed");
        year.change("claims", "charges", "count", 4, 10, 12);
        JsonObject since = closed();
        assertThat(since.getBoolean("changed_since")).isTrue();
        assertThat(since.getJsonArray("months").stream()
                        .map(month -> ((JsonObject) month).getInteger("changed_after_closing")))
                .containsExactly(0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0);
        assertThat(text()).contains("what was changed since stands in the table");
        year.house.execute("""
                UPDATE stage SET inaccurate = 'left running'
                WHERE (centre_id, ticket_id, position) IN (
                    SELECT centre_id, ticket_id, position FROM stage
                    WHERE state = 'served' AND business_day BETWEEN '2024-05-01' AND '2024-05-31' LIMIT 1)""");
        assertThat(closed().getJsonArray("months").getJsonObject(4).getInteger("amendments"))
                .isOne();
        List<String> closings = year.lines("/reports/closings?year=2024&format=csv");
        assertThat(closings).hasSize(1 + 24 + 1);
        assertThat(closings.get(0))
                .startsWith("\uFEFFcentre,month,record,at,by,reason,")
                .endsWith(",stages");
        assertThat(closings)
                .filteredOn(line -> line.contains(",2024-05,amendment 1,"))
                .hasSize(1);
        List<String> calls = year.lines("/contact-centre/closings?year=2024&format=csv&separator=comma");
        assertThat(calls).hasSize(1 + 12);
        assertThat(calls.get(1)).startsWith(",2024-01,closing,").contains("Петрова");
        assertThat(calls)
                .allMatch(line -> line.split(",", -1).length == calls.get(0).split(",", -1).length);
    }

    @Test
    void ofAYearWithoutCallsTheCentresCloseAll() {
        JsonObject year = json(door.get("/reports/quality/closing?year=2019&language=en"));
        assertThat(year.getString("closing"))
                .isEqualTo(
                        "The year is not closed: of its 12 months 0 are. Not all centres have closed: January–December.");
        JsonObject month = year.getJsonObject("closed").getJsonArray("months").getJsonObject(0);
        assertThat(month.getJsonObject("calls").getBoolean("any")).isFalse();
        JsonObject without = json(door.get("/reports/quality/closing?year=2019&without=contacts,contact_centre"));
        assertThat(without.getJsonObject("closed").getBoolean("contact_centre")).isFalse();
        assertThat(without.getJsonObject("closed")
                        .getJsonArray("months")
                        .getJsonObject(0)
                        .getValue("calls"))
                .isNull();
    }

    private static void closeCalls(int month) {
        var answer = door.post(
                "/contact-centre/closings",
                "application/json",
                "{\"month\":\"2024-%02d\"}".formatted(month).getBytes(StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    private static String text() throws IOException {
        return text("in_person");
    }

    private static String text(String without) throws IOException {
        var file = door.bytes("/reports/quality?year=2024&format=pdf&language=en&without=" + without);
        try (var document = Loader.loadPDF(file.body())) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        }
    }

    private static JsonObject closed() {
        return year.passport("claims").getJsonObject("closed");
    }
}
