package dev.talon.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.talon.TestNode;
import dev.talon.db.TestDatabase;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A Monday and a Tuesday of one centre whose every figure was worked out by hand, and a neighbour far to the east. */
class OverviewTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
    private static final LocalDate TUESDAY = LocalDate.of(2026, 3, 3);
    private static final String DAYS = "from=2026-03-02&to=2026-03-03";

    private static TestDatabase database;
    private static TestNode node;
    private static String late;

    @BeforeAll
    static void start() {
        database = TestDatabase.create();
        node = TestNode.start(database.address()).checkingAnswers();
        node.createCentre("north");
        node.createCentre("east", "Asia/Vladivostok");
        node.put("/staff/anna", """
                {"name":"Анна","role":"specialist","centre":"north","password":"a-long-staff-password"}""");
        node.put("/staff/boss", """
                {"name":"Борис","role":"manager","centre":"north","password":"a-long-staff-password"}""");
        var history = new SmallHistory(node);
        // Waits 60, 120, 180, 240, 1000 s against a norm of 900; services 100, 200, 300, 400, 501 s.
        int[] waits = {60, 120, 180, 240, 1000};
        int[] services = {100, 200, 300, 400, 501};
        for (int i = 0; i < 5; i++) {
            var visit = history.visit("north", MONDAY, "consultation", i < 3 ? "09:10" : "10:20");
            history.served(
                    visit,
                    1,
                    "consultation",
                    i < 3 ? "09:10" : "10:20",
                    waits[i],
                    10 + i,
                    services[i],
                    i < 4 ? "1" : "2");
            late = visit.ticket();
        }
        var forgotten = history.visit("north", MONDAY, "consultation", "11:00");
        history.served(forgotten, 1, "consultation", "11:00", 60, 5, 30_000, "1", "staff:boris", "left open overnight");
        history.ended(history.visit("north", MONDAY, "cash", "11:00"), 1, "cash", "no_show", "11:00", 90, "4");
        history.ended(history.visit("north", MONDAY, "cash", "11:00"), 1, "cash", "cancelled", "11:00", 0, null);
        history.ended(history.visit("north", MONDAY, "cash", "11:00"), 1, "cash", "expired", "11:00", 0, null);
        var both = history.visit("north", "Europe/Moscow", TUESDAY, "combined", "priority", "09:59");
        history.served(both, 1, "consultation", "09:59", 30, 1, 60, "1");
        history.served(both, 2, "cash", "10:01", 31, 1, 61, "4");
        var far = history.visit("east", "Asia/Vladivostok", MONDAY, "cash", "ordinary", "08:30");
        history.served(far, 1, "cash", "08:30", 15, 5, 45, "4");
    }

    @AfterAll
    static void stop() {
        node.close();
        database.close();
    }

    @Test
    void theTotalIsWhatAHandWouldWorkOut() {
        JsonNode total = overview(DAYS + "&centre=north&service=consultation").at("/total");
        assertThat(total.at("/visits").asLong()).isEqualTo(6);
        assertThat(total.at("/stages").asLong()).isEqualTo(6);
        assertThat(total.at("/served").asLong()).isEqualTo(6);
        assertThat(total.at("/counted").asLong()).isEqualTo(5);
        assertThat(total.at("/inaccurate").asLong()).isEqualTo(1);
        // (60 + 120 + 180 + 240 + 1000) / 5; 240 + 0.6 · 760; 240 + 0.8 · 760; with the distrusted 60: 1660 / 6 =
        // 276.67
        assertThat(times(total, "wait")).containsExactly(320L, 277L, 180L, 696L, 848L, 1000L);
        // 1501 / 5 = 300.2; 400 + 0.6 · 101 = 460.6; 400 + 0.8 · 101 = 480.8; 31501 / 6 = 5250.17
        assertThat(times(total, "service")).containsExactly(300L, 5250L, 300L, 461L, 481L, 501L);
        assertThat(total.at("/walking").asLong()).isEqualTo(12);
        assertThat(total.at("/within").asLong()).isEqualTo(4);
        assertThat(total.at("/share").asDouble()).isEqualTo(0.8);
    }

    @Test
    void whoDidNotComeAndWhoLeftIsCountedBesideTheMeans() {
        JsonNode total = overview(DAYS + "&centre=north").at("/total");
        assertThat(total.at("/visits").asLong()).isEqualTo(10);
        assertThat(total.at("/stages").asLong()).isEqualTo(11);
        assertThat(total.at("/counted").asLong()).isEqualTo(7);
        assertThat(total.at("/noShow").asLong()).isEqualTo(1);
        assertThat(total.at("/cancelled").asLong()).isEqualTo(1);
        assertThat(total.at("/expired").asLong()).isEqualTo(1);
        assertThat(total.at("/open").asLong()).isZero();
    }

    @Test
    void aCellOfTheHeatMapIsAWeekdayAndAnHourOfTheCentreItself() {
        JsonNode report = overview(DAYS + "&by=heat,hour,weekday");
        assertThat(cells(report, "heat")).containsExactly("1/8=1", "1/9=3", "1/10=2", "1/11=4", "2/9=1", "2/10=1");
        assertThat(cells(report, "hour")).containsExactly("8=1", "9=4", "10=3", "11=4");
        assertThat(cells(report, "weekday")).containsExactly("1=10", "2=2");
        assertThat(line(report, "heat", "1", "9").at("/figures/wait/mean").asLong())
                .isEqualTo(120);
    }

    @Test
    void everyBreakdownAddsUpToItsTotal() {
        JsonNode report = overview(DAYS);
        assertThat(report.at("/centres").findValuesAsText("code")).containsExactly("east", "north");
        report.at("/by")
                .properties()
                .forEach(by -> assertThat(StreamSupport.stream(by.getValue().spliterator(), false)
                                .mapToLong(line -> line.at("/figures/stages").asLong())
                                .sum())
                        .as(by.getKey())
                        .isEqualTo(12));
    }

    @Test
    void aDeskIsOfOneCentreAndASpecialistHasAName() {
        JsonNode report = overview(DAYS + "&by=desk,specialist,category,day,kind,centre,service");
        assertThat(line(report, "desk", "4", "north").at("/figures/stages").asLong())
                .isEqualTo(2);
        assertThat(line(report, "desk", "4", "east").at("/figures/stages").asLong())
                .isEqualTo(1);
        assertThat(line(report, "specialist", "staff:anna", "").at("/name/ru").asText())
                .isEqualTo("Анна");
        assertThat(line(report, "desk", "4", "north").at("/figures/visits").isNull())
                .isTrue();
        assertThat(line(report, "category", "priority", "")
                        .at("/figures/visits")
                        .asLong())
                .isEqualTo(1);
        assertThat(line(report, "day", "2026-03-03", "")
                        .at("/figures/wait/median")
                        .asLong())
                .as("30.5 s, half up")
                .isEqualTo(31);
        assertThat(line(report, "kind", "cash", "").at("/figures/served").asLong())
                .isEqualTo(2);
        assertThat(line(report, "centre", "east", "").at("/name/en").asText()).isEqualTo("Centre east");
        assertThat(line(report, "service", "combined", "").at("/name/en").asText())
                .isEqualTo("Consultation and cash desk");
    }

    @Test
    void theStagesBehindANumberAreThoseThatItCounted() {
        JsonNode page = node.get("/reports/stages?" + DAYS + "&centre=north&outcome=late")
                .json();
        assertThat(page.at("/total").asLong()).isEqualTo(1);
        assertThat(page.at("/stages/0/ticket").asText()).isEqualTo(late);
        assertThat(page.at("/stages/0/wait").asLong()).isEqualTo(1000);
        assertThat(page.at("/stages/0/late").asBoolean()).isTrue();
        JsonNode longest = node.get("/reports/stages?" + DAYS + "&centre=north&outcome=counted&size=2")
                .json();
        assertThat(longest.at("/total").asLong()).isEqualTo(7);
        assertThat(longest.findValuesAsText("wait")).containsExactly("1000", "240");
        JsonNode third = node.get("/reports/stages?" + DAYS + "&centre=north&outcome=counted&size=2&page=4")
                .json();
        assertThat(third.findValuesAsText("wait")).containsExactly("30");
        JsonNode beyond = node.get("/reports/stages?" + DAYS + "&centre=north&outcome=counted&size=2&page=9")
                .json();
        assertThat(beyond.at("/total").asLong()).isEqualTo(7);
        assertThat(beyond.at("/stages")).isEmpty();
        for (String of : List.of(
                "outcome=no_show",
                "hour=9&weekday=1",
                "desk=1",
                "specialist=staff:anna",
                "kind=cash",
                "category=priority")) {
            long counted = overview(DAYS + "&by=kind&" + of).at("/total/stages").asLong();
            assertThat(node.get("/reports/stages?" + DAYS + "&" + of)
                            .json()
                            .at("/total")
                            .asLong())
                    .as(of)
                    .isEqualTo(counted)
                    .isPositive();
        }
    }

    @Test
    void aTableIsTakenAwayAsCsvInBothLanguages() {
        var csv = node.get("/reports/overview?" + DAYS + "&centre=north&by=service&format=csv&language=ru")
                .http();
        assertThat(csv.headers().firstValue("content-type")).hasValue("text/csv; charset=utf-8");
        assertThat(csv.headers().firstValue("content-disposition").orElseThrow())
                .contains("talon-service-2026-03-02-2026-03-03.csv");
        List<String> lines = csv.body().lines().toList();
        assertThat(lines.get(0)).startsWith("\uFEFFуслуга,визитов,приёмов");
        assertThat(lines)
                .filteredOn(line -> line.startsWith("Консультация,"))
                .singleElement()
                .asString()
                .startsWith(
                        "Консультация,6,6,6,5,1,0,0,0,0,0:05:20,0:04:37,0:03:00,0:11:36,0:14:08,0:16:40,0:05:00,1:27:30,");
        assertThat(lines.get(lines.size() - 1)).startsWith("итог,10,11,");
        var stages =
                node.get("/reports/stages?" + DAYS + "&centre=north&format=csv").http();
        assertThat(stages.body().lines()).hasSize(12);
        assertThat(node.get("/reports/overview?" + DAYS + "&format=csv").status())
                .isEqualTo(422);
    }

    @Test
    void whatCannotBeAskedIsNamed() {
        var backwards = node.get("/reports/overview?from=2026-03-03&to=2026-03-02");
        assertThat(backwards.status()).isEqualTo(422);
        assertThat(backwards.text("/errors/0/pointer")).isEqualTo("to");
        assertThat(node.get("/reports/overview?from=2026-02-30&to=2026-03-02").text("/errors/0/pointer"))
                .isEqualTo("from");
        assertThat(node.get("/reports/overview?" + DAYS + "&centre=nowhere").status())
                .isEqualTo(404);
        assertThat(node.get("/reports/overview?" + DAYS + "&by=colour").status())
                .isEqualTo(400);
    }

    @Test
    void aManagerOfOneCentreSeesItAndNoOther() {
        String session = signIn("boss");
        JsonNode own = node.get("/reports/overview?" + DAYS, "cookie", session).json();
        assertThat(own.at("/centres").findValuesAsText("code")).containsExactly("north");
        assertThat(own.at("/total/stages").asLong()).isEqualTo(11);
        for (String path : List.of("/reports/overview?", "/reports/stages?")) {
            assertThat(node.get(path + DAYS + "&centre=east", "cookie", session).status())
                    .isEqualTo(403);
            assertThat(node.get(path + DAYS + "&centre=north,east", "cookie", session)
                            .status())
                    .isEqualTo(403);
            assertThat(node.get(path + DAYS, "cookie", signIn("anna")).status()).isEqualTo(403);
        }
    }

    @Test
    void anEmptyPeriodHasNoMeansAndNoRows() {
        JsonNode report = overview("from=2020-01-01&to=2020-12-31");
        assertThat(report.at("/total/stages").asLong()).isZero();
        assertThat(report.at("/total/wait/mean").isNull()).isTrue();
        assertThat(report.at("/total/share").isNull()).isTrue();
        assertThat(report.at("/by/day")).isEmpty();
    }

    private static JsonNode overview(String query) {
        var reply = node.get("/reports/overview?" + query);
        assertThat(reply.status()).as(reply.json().toString()).isEqualTo(200);
        return reply.json();
    }

    private static String signIn(String login) {
        return node.post(
                        "/session",
                        "{\"login\":\"%s\",\"password\":\"a-long-staff-password\"}".formatted(login),
                        "authorization",
                        "")
                .http()
                .headers()
                .firstValue("set-cookie")
                .orElseThrow()
                .split(";")[0];
    }

    private static List<Long> times(JsonNode figures, String what) {
        return List.of("mean", "raw", "median", "p90", "p95", "longest").stream()
                .map(name -> figures.at("/" + what + "/" + name).asLong())
                .toList();
    }

    private static List<String> cells(JsonNode report, String breakdown) {
        List<String> cells = new ArrayList<>();
        report.at("/by/" + breakdown)
                .forEach(line -> cells.add(line.at("/key").asText()
                        + (line.at("/second").isNull()
                                ? ""
                                : "/" + line.at("/second").asText()) + "="
                        + line.at("/figures/stages").asLong()));
        return cells;
    }

    private static JsonNode line(JsonNode report, String breakdown, String key, String second) {
        return StreamSupport.stream(report.at("/by/" + breakdown).spliterator(), false)
                .filter(line -> line.at("/key").asText().equals(key)
                        && (second.isEmpty() || line.at("/second").asText().equals(second)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + key + " in " + report.at("/by/" + breakdown)));
    }
}
