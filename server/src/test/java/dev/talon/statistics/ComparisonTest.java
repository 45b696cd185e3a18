package dev.talon.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.talon.TestNode;
import dev.talon.db.TestDatabase;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two days and two centres, whose every difference was worked out by hand. */
class ComparisonTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
    private static final LocalDate TUESDAY = LocalDate.of(2026, 3, 3);
    private static final String TUESDAY_TO_MONDAY = "from=2026-03-03&to=2026-03-03&from2=2026-03-02&to2=2026-03-02";

    private static TestDatabase database;
    private static TestNode node;

    @BeforeAll
    static void start() {
        database = TestDatabase.create();
        node = TestNode.start(database.address()).checkingAnswers();
        node.createCentre("north");
        node.createCentre("east");
        node.put("/staff/boss", """
                {"name":"Борис","role":"manager","centre":"north","password":"a-long-staff-password"}""");
        var history = new SmallHistory(node);
        // Monday in the north: waits 60, 120, 180, 240 and 1000 s against a norm of 900, services of 100 to 500 s.
        int[] waits = {60, 120, 180, 240, 1000};
        for (int i = 0; i < 5; i++) {
            history.served(
                    history.visit("north", MONDAY, "consultation", "09:10"),
                    1,
                    "consultation",
                    "09:10",
                    waits[i],
                    10,
                    100 * (i + 1),
                    "1");
        }
        history.ended(history.visit("north", MONDAY, "cash", "11:00"), 1, "cash", "no_show", "11:00", 90, "4");
        // Tuesday in the north: 30 and 31 s, 60 and 61 s; in the east 600 s and 90 s.
        for (int i = 0; i < 2; i++) {
            history.served(
                    history.visit("north", TUESDAY, "cash", "10:00"), 1, "cash", "10:00", 30 + i, 5, 60 + i, "4");
        }
        history.served(history.visit("east", TUESDAY, "cash", "10:00"), 1, "cash", "10:00", 600, 5, 90, "4");
    }

    @AfterAll
    static void stop() {
        node.close();
        database.close();
    }

    @Test
    void aDayIsComparedWithTheDayBefore() {
        JsonNode comparison = comparison(TUESDAY_TO_MONDAY + "&centre=north&centre2=north");
        assertThat(row(comparison, "visits")).isEqualTo("2 6 -4 -0.6667");
        assertThat(row(comparison, "served")).isEqualTo("2 5 -3 -0.6");
        // 30.5 s, half up; 1600 / 5; -289 / 320
        assertThat(row(comparison, "waitMean")).isEqualTo("31 320 -289 -0.9031");
        assertThat(row(comparison, "waitMedian")).isEqualTo("31 180 -149 -0.8278");
        // 240 + 0.6 · 760
        assertThat(row(comparison, "wait90")).isEqualTo("31 696 -665 -0.9555");
        assertThat(row(comparison, "longest")).isEqualTo("31 1000 -969 -0.969");
        assertThat(row(comparison, "serviceMean")).isEqualTo("61 300 -239 -0.7967");
        assertThat(row(comparison, "serviceMedian")).isEqualTo("61 300 -239 -0.7967");
        assertThat(row(comparison, "service90")).isEqualTo("61 460 -399 -0.8674");
        assertThat(row(comparison, "share")).isEqualTo("1.0 0.8 0.2 null");
        assertThat(row(comparison, "noShow")).isEqualTo("0 1 -1 -1.0");
        assertThat(row(comparison, "cancelled"))
                .as("of nothing there is no part")
                .isEqualTo("0 0 0 null");
        assertThat(comparison.at("/left/total/stages").asLong()).isEqualTo(2);
        assertThat(comparison.at("/centres")).as("one centre is all of them").isEmpty();
    }

    @Test
    void aCentreIsComparedWithAnotherAndEachWithAllOfThem() {
        JsonNode centres =
                comparison("from=2026-03-03&to=2026-03-03&centre=east&from2=2026-03-03&to2=2026-03-03&centre2=north");
        assertThat(row(centres, "waitMean")).isEqualTo("600 31 569 18.3548");
        JsonNode all = comparison(TUESDAY_TO_MONDAY);
        // (30 + 31 + 600) / 3 = 220.33
        assertThat(row(all, "waitMean")).isEqualTo("220 320 -100 -0.3125");
        assertThat(all.at("/centres").findValuesAsText("code")).containsExactly("east", "north");
        assertThat(row(all.at("/centres/0"), "waitMean")).isEqualTo("600 220 380 1.7273");
        assertThat(row(all.at("/centres/1"), "waitMean")).isEqualTo("31 220 -189 -0.8591");
    }

    @Test
    void whereNobodyCameThereIsNoMeanToCompareWith() {
        JsonNode comparison = comparison("from=2026-03-02&to=2026-03-02&centre=north&from2=2020-01-01&to2=2020-12-31");
        assertThat(row(comparison, "visits")).isEqualTo("6 0 6 null");
        assertThat(row(comparison, "waitMean")).isEqualTo("320 null null null");
        assertThat(row(comparison, "share")).isEqualTo("0.8 null null null");
    }

    @Test
    void bothTablesAreTakenAwayAsCsv() {
        String sides = csv(TUESDAY_TO_MONDAY + "&centre=north&centre2=north&language=ru");
        assertThat(sides.lines())
                .contains("визиты,штук,2,6,-4,-66.7")
                .contains("\"ожидание, среднее\",\"H:MM:SS, разница в секундах\",0:00:31,0:05:20,-289,-90.3")
                .contains("в пределах норматива,\"%, разница в процентных пунктах\",100.0,80.0,20.0,")
                .hasSize(15);
        assertThat(sides).startsWith("\uFEFFпоказатель,единица,\"2026-03-03 – 2026-03-03, ");
        List<String> centres =
                csv(TUESDAY_TO_MONDAY + "&table=centres&language=en").lines().toList();
        assertThat(centres.get(0)).startsWith("\uFEFFcentre,visits,visits: difference,");
        assertThat(centres.get(1)).startsWith("Centre east,1,-2,1,-2,0:10:00,380,");
        assertThat(centres.get(3)).startsWith("all together,3,,3,,0:03:40,,");
    }

    @Test
    void whatCannotBeAskedIsNamedAndAManagerOfOneCentreStaysInIt() {
        assertThat(node.get("/reports/comparison?from=2026-03-03&to=2026-03-03&from2=2026-03-02&to2=2026-03-01")
                        .text("/errors/0/pointer"))
                .isEqualTo("to2");
        assertThat(node.get("/reports/comparison?" + TUESDAY_TO_MONDAY + "&centre2=nowhere")
                        .status())
                .isEqualTo(404);
        String session = node.post(
                        "/session", "{\"login\":\"boss\",\"password\":\"a-long-staff-password\"}", "authorization", "")
                .http()
                .headers()
                .firstValue("set-cookie")
                .orElseThrow()
                .split(";")[0];
        assertThat(node.get("/reports/comparison?" + TUESDAY_TO_MONDAY + "&centre2=east", "cookie", session)
                        .status())
                .isEqualTo(403);
        JsonNode own = node.get("/reports/comparison?" + TUESDAY_TO_MONDAY, "cookie", session)
                .json();
        assertThat(row(own, "visits")).isEqualTo("2 6 -4 -0.6667");
    }

    private static JsonNode comparison(String query) {
        var reply = node.get("/reports/comparison?" + query);
        assertThat(reply.status()).as(reply.json().toString()).isEqualTo(200);
        return reply.json();
    }

    private static String csv(String query) {
        var reply = node.get("/reports/comparison?" + query + "&format=csv").http();
        assertThat(reply.headers().firstValue("content-type")).hasValue("text/csv; charset=utf-8");
        return reply.body();
    }

    /** The left figure, the right one, their difference, and it as a part. */
    private static String row(JsonNode of, String figure) {
        return StreamSupport.stream(of.at("/figures").spliterator(), false)
                .filter(row -> row.at("/figure").asText().equals(figure))
                .map(row -> String.join(
                        " ",
                        row.at("/left").asText(),
                        row.at("/right").asText(),
                        row.at("/difference").asText(),
                        row.at("/relative").asText()))
                .findFirst()
                .orElseThrow();
    }
}
