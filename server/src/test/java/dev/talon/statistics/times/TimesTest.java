package dev.talon.statistics.times;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.talon.TestNode;
import dev.talon.db.TestDatabase;
import dev.talon.document.CsvTimes;
import dev.talon.statistics.SmallHistory;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A week with one stage of each doubtful sort among the usual ones, and what a manager says of them. */
class TimesTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
    private static final String WEEK = "from=2026-03-02&to=2026-03-08";

    private static TestDatabase database;
    private static TestNode node;
    private static final Map<String, SmallHistory.Visit> ODD = new HashMap<>();

    @BeforeAll
    static void start() {
        database = TestDatabase.create();
        node = TestNode.start(database.address()).checkingAnswers();
        node.createCentre("north");
        node.createCentre("south");
        node.put("/staff/boss", """
                {"name":"Борис","role":"manager","centre":"north","password":"a-long-staff-password"}""");
        node.put("/centres/north/hours", """
                {"namesHidden":false,"days":[
                  {"weekday":1,"opens":"09:00","closes":"18:00","lunchFrom":"13:00","lunchTo":"13:45"},
                  {"weekday":2,"opens":"09:00","closes":"17:00","lunchFrom":null,"lunchTo":null}]}""");
        var history = new SmallHistory(node);
        // Twenty usual ones: the median of 280 … 318 s is 299 s.
        for (int i = 0; i < 20; i++) {
            served(history, "usual" + i, MONDAY, "09:30", 280 + 2 * i, "1", null);
        }
        served(history, "seconds", MONDAY, "10:00", 4, "2", null);
        served(history, "lunch", MONDAY, "12:50", 3600, "2", null);
        served(history, "closing", MONDAY.plusDays(1), "16:50", 2500, "2", null);
        served(history, "unfinished", MONDAY.plusDays(1), "11:00", 40_000, "2", "left open overnight");
        served(history, "unusual", MONDAY.plusDays(1), "10:00", 3000, "1", null);
        // Past closing by less than half an hour, and over a part of the lunch only: nobody's fault.
        served(history, "slightly", MONDAY.plusDays(1), "16:50", 1200, "2", null);
        served(history, "partly", MONDAY, "12:50", 900, "2", null);
    }

    /** Desk 1 is of anna, whose usual is known; desk 2 of somebody with too few cases. */
    private static void served(
            SmallHistory history, String name, LocalDate day, String at, int service, String desk, String inaccurate) {
        var visit = history.visit("north", day, "consultation", at);
        history.served(
                visit,
                1,
                "consultation",
                at,
                60,
                0,
                service,
                desk,
                desk.equals("1") ? "staff:anna" : "staff:olga",
                inaccurate);
        ODD.put(name, visit);
    }

    @AfterAll
    static void stop() {
        node.close();
        database.close();
    }

    @Test
    void eachDoubtIsFoundWithItsReasonAndNothingElse() {
        JsonNode page = suspects("");
        Map<String, List<String>> rules = new HashMap<>();
        page.at("/stages").forEach(stage -> {
            List<String> found = new java.util.ArrayList<>();
            stage.at("/rules").forEach(rule -> found.add(rule.asText()));
            rules.put(stage.at("/ticket").asText(), found);
        });
        assertThat(rules)
                .containsEntry(id("seconds"), List.of("seconds"))
                .containsEntry(id("lunch"), List.of("lunch"))
                .containsEntry(id("closing"), List.of("closing"))
                .containsEntry(id("unusual"), List.of("unusual"))
                .containsEntry(id("unfinished"), List.of("closing", "unfinished"))
                .hasSize(5);
        assertThat(page.at("/stages").findParents("usual").stream()
                        .filter(stage -> stage.at("/ticket").asText().equals(id("unusual")))
                        .findFirst()
                        .orElseThrow()
                        .at("/usual")
                        .asLong())
                .as("the median of 21 services: 280, 282 … 318 and 3000 s")
                .isEqualTo(300);
    }

    @Test
    void aMarkLeavesTheMeansIsCountedAndCanBeTakenBack() {
        long before = served().at("/counted").asLong();
        String body = """
                {"verdict":"%s","reason":"забыли закончить","stages":[{"ticket":"%s","position":1},{"ticket":"%s","position":1}]}""";
        var marked = mark(body.formatted("inaccurate", id("lunch"), id("seconds")), "mark-the-two-1");
        assertThat(marked.status()).as(marked.json().toString()).isEqualTo(200);
        assertThat(marked.json().at("/stages").asInt()).isEqualTo(2);
        assertThat(mark(body.formatted("inaccurate", id("lunch"), id("seconds")), "mark-the-two-1")
                        .status())
                .as("again with the same key")
                .isEqualTo(200);
        assertThat(events("times_distrusted")).isEqualTo(2);
        assertThat(served().at("/counted").asLong()).isEqualTo(before - 2);
        assertThat(served().at("/service/raw").asLong())
                .isGreaterThan(served().at("/service/mean").asLong());
        JsonNode said = suspects("&verdict=inaccurate").at("/stages/0");
        assertThat(said.at("/verdict/person").asText()).isEqualTo("Борис");
        assertThat(said.at("/verdict/reason").asText()).isEqualTo("забыли закончить");
        assertThat(said.at("/inaccurate").asText()).isEqualTo("забыли закончить");
        JsonNode story =
                node.get("/centres/north/tickets/" + id("lunch") + "/story").json();
        assertThat(story.at("/events/0/kind").asText()).isEqualTo("times_distrusted");
        assertThat(story.at("/events/0/name").asText()).isEqualTo("Борис");
        assertThat(mark(body.formatted("withdrawn", id("lunch"), id("seconds")), "mark-the-two-2")
                        .status())
                .isEqualTo(200);
        assertThat(served().at("/counted").asLong()).isEqualTo(before);
        assertThat(suspects("").findValuesAsText("ticket")).contains(id("lunch"), id("seconds"));
    }

    @Test
    void theDoubtsAreACsvToo() {
        List<String> lines = node.get(
                        "/reports/suspects?" + WEEK + "&centre=north&verdict=all&format=csv&separator=semicolon")
                .http()
                .body()
                .lines()
                .toList();
        JsonNode page = suspects("&verdict=all&size=500");
        assertThat(lines).hasSize(1 + page.at("/total").asInt());
        assertThat(lines.get(0)).startsWith("\uFEFFcentre;day;ticket;stage;").endsWith(";said_at");
        JsonNode first = page.at("/stages/0");
        assertThat(lines.get(1))
                .startsWith("north;" + first.at("/businessDay").asText() + ";"
                        + first.at("/label").asText() + ";1;")
                .contains(";" + CsvTimes.of(first.at("/serving").asLong()) + ";");
    }

    @Test
    void whatIsFoundRightIsDoubtedNoMore() {
        mark("""
                {"verdict":"accurate","reason":"показание счётчика","stages":[{"ticket":"%s","position":1}]}""".formatted(id("closing")), "found-right-1");
        assertThat(suspects("").findValuesAsText("ticket")).doesNotContain(id("closing"));
        assertThat(suspects("&verdict=accurate").findValuesAsText("ticket")).containsExactly(id("closing"));
        mark("""
                {"verdict":"withdrawn","reason":"ошиблись","stages":[{"ticket":"%s","position":1}]}""".formatted(id("closing")), "found-right-2");
        assertThat(suspects("").findValuesAsText("ticket")).contains(id("closing"));
    }

    @Test
    void oneWrongStageMarksNone() {
        var reply = mark("""
                {"verdict":"inaccurate","reason":"все","stages":[{"ticket":"%s","position":1},{"ticket":"%s","position":2}]}""".formatted(id("unusual"), id("unusual")), "one-is-wrong-1");
        assertThat(reply.status()).isEqualTo(404);
        assertThat(suspects("").findValuesAsText("ticket")).contains(id("unusual"));
        assertThat(mark(
                                "{\"verdict\":\"inaccurate\",\"reason\":\" \",\"stages\":[{\"ticket\":\""
                                        + id("unusual") + "\",\"position\":1}]}",
                                "no-reason-1")
                        .status())
                .isEqualTo(400);
        assertThat(node.post("/centres/south/times", "{}", "cookie", boss()).status())
                .isEqualTo(403);
    }

    @Test
    void hoursThatCannotBeAreRefusedByTheirWeekday() {
        for (String days : List.of(
                "{'weekday':3,'opens':'09:00','closes':'18:00','lunchFrom':'08:00','lunchTo':'08:30'}",
                "{'weekday':3,'opens':'09:00','closes':'18:00','lunchFrom':'17:30','lunchTo':'18:30'}",
                "{'weekday':3,'opens':'09:00','closes':'18:00','lunchFrom':'13:00'}",
                "{'weekday':3,'opens':'22:00','closes':'02:00','lunchFrom':'01:30','lunchTo':'02:30'}",
                "{'weekday':3,'opens':'18:00','closes':'09:00'},{'weekday':4,'opens':'08:00','closes':'17:00'}",
                "{'weekday':3,'opens':'09:00','closes':'18:00'},{'weekday':3,'opens':'10:00','closes':'18:00'}")) {
            var reply = hours("south", days);
            assertThat(reply.status()).as(days).isEqualTo(422);
            assertThat(reply.text("/errors/0/pointer")).isEqualTo("/days/3");
        }
        assertThat(node.get("/centres/north/hours").text("/days/0/lunchTo")).isEqualTo("13:45");
    }

    @ParameterizedTest
    @CsvSource({
        "22:00, 02:00, 02:00",
        "09:00, 24:00, 00:00",
        "09:00, 00:00, 00:00",
        "00:00, 24:00, 00:00",
        "00:00, 00:00, 00:00",
        "08:00, 08:00, 08:00"
    })
    void hoursMayReachIntoTheNextDay(String opens, String closes, String answered) {
        var reply = hours(
                "south",
                IntStream.rangeClosed(1, 7)
                        .mapToObj(day -> "{'weekday':%d,'opens':'%s','closes':'%s'}".formatted(day, opens, closes))
                        .collect(Collectors.joining(",")));
        assertThat(reply.status()).as(reply.http().body()).isEqualTo(200);
        assertThat(reply.text("/days/6/closes")).isEqualTo(answered);
        assertThat(node.get("/centres/south/hours").text("/days/6/opens")).isEqualTo(opens);
    }

    private static TestNode.Reply hours(String centre, String days) {
        return node.put(
                "/centres/" + centre + "/hours", "{\"namesHidden\":false,\"days\":[" + days.replace('\'', '"') + "]}");
    }

    private static JsonNode suspects(String more) {
        var reply = node.get("/reports/suspects?" + WEEK + "&centre=north" + more);
        assertThat(reply.status()).as(reply.json().toString()).isEqualTo(200);
        return reply.json();
    }

    private static JsonNode served() {
        return node.get("/reports/overview?" + WEEK + "&centre=north&by=kind")
                .json()
                .at("/total");
    }

    private static TestNode.Reply mark(String body, String key) {
        return node.post("/centres/north/times", body, "cookie", boss(), "Idempotency-Key", key, "origin", node.url());
    }

    private static String boss() {
        return node.post("/session", "{\"login\":\"boss\",\"password\":\"a-long-staff-password\"}", "authorization", "")
                .http()
                .headers()
                .firstValue("set-cookie")
                .orElseThrow()
                .split(";")[0];
    }

    private static long events(String kind) {
        return TestNode.await(node.database()
                        .slow()
                        .preparedQuery("SELECT count(*) AS n FROM event WHERE kind = $1")
                        .execute(Tuple.of(kind)))
                .iterator()
                .next()
                .getLong("n");
    }

    private static String id(String name) {
        return ODD.get(name).ticket();
    }
}
