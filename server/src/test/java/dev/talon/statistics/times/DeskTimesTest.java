package dev.talon.statistics.times;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.talon.TestNode;
import dev.talon.db.TestDatabase;
import dev.talon.statistics.SmallHistory;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A desk's day that was worked out by hand, and a desk whose openings nobody recorded. */
class DeskTimesTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
    private static final String EVENT = """
            INSERT INTO event (centre_id, at, kind, desk, actor, reason)
            SELECT id, $2::timestamp AT TIME ZONE zone, $3, '1', 'staff:anna', $4 FROM centre WHERE code = $1""";

    private static TestDatabase database;
    private static TestNode node;

    @BeforeAll
    static void start() {
        database = TestDatabase.create();
        node = TestNode.start(database.address()).checkingAnswers();
        node.createCentre("north");
        node.createCentre("live");
        node.put("/centres/north/hours", """
                {"namesHidden":false,"days":[{"weekday":1,"opens":"09:00","closes":"18:00"}]}""");
        event("09:00", "desk_opened", null);
        event("12:00", "desk_paused", "обед");
        event("12:30", "desk_resumed", null);
        event("17:00", "desk_closed", null);
        var history = new SmallHistory(node);
        served(history, "09:30", 600, 60, 600, "1", null);
        served(history, "10:00", 0, 30, 300, "1", null);
        served(history, "11:00", 3600, 0, 100, "2", null);
        served(history, "14:00", 0, 0, 900, "2", "забыли закончить");
    }

    @AfterAll
    static void stop() {
        node.close();
        database.close();
    }

    @Test
    void everySecondOfADeskIsInOnePlaceOnly() {
        JsonNode desk = row("1");
        assertThat(seconds(desk, "serving", "walking", "doubtful", "idle", "idleWaiting", "paused", "closed"))
                .as(
                        "8 h open: 900 served, 90 walked, 1800 paused; of the free time 600 + 3600 while somebody waited; an hour closed")
                .containsExactly(900L, 90L, 0L, 21_810L, 4_200L, 1_800L, 3_600L);
        assertThat(seconds(desk, "serving", "walking", "idle", "idleWaiting", "paused", "closed").stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .as("the working hours")
                .isEqualTo(9 * 3600);
        assertThat(desk.at("/pauses").toString()).isEqualTo("{\"обед\":1800}");
    }

    @Test
    void nobodyWaitsForADeskWhosePersonDidNotServeTheirKindThen() {
        String since =
                "INSERT INTO served_kinds (centre_id, subject, name, since, kinds) SELECT id, 'person', 'staff:anna', '%s', %s FROM centre WHERE code = 'north'";
        try {
            execute(since.formatted("2026-02-01 00:00:00+03", "ARRAY['cash']"));
            assertThat(seconds(row("1"), "idle", "idleWaiting", "paused", "closed"))
                    .containsExactly(26_010L, 0L, 1_800L, 3_600L);
            // From half past ten on all again: of those who waited, 3600 s lie after that and 600 before.
            execute(since.formatted("2026-03-02 10:30:00+03", "NULL"));
            assertThat(seconds(row("1"), "idle", "idleWaiting")).containsExactly(22_410L, 3_600L);
        } finally {
            execute("DELETE FROM served_kinds WHERE subject = 'person'");
        }
    }

    @Test
    void whatADeskServesTodayChangesNoPastDay() {
        JsonNode before = row("1");
        assertThat(node.put("/centres/north/desks/1", "{\"stages\":[\"cash\"]}").status())
                .isEqualTo(200);
        execute(
                "INSERT INTO person_kinds (centre_id, person, kinds) SELECT id, 'staff:anna', ARRAY['cash'] FROM centre WHERE code = 'north'");
        try {
            assertThat(row("1")).isEqualTo(before);
            assertThat(before.at("/idleWaiting").asLong()).isPositive();
        } finally {
            execute("DELETE FROM person_kinds");
            execute("DELETE FROM served_kinds WHERE subject = 'person'");
            node.put("/centres/north/desks/1", "{\"stages\":[\"consultation\"]}");
        }
    }

    private static void execute(String sql) {
        TestNode.await(node.database().slow().query(sql).execute());
    }

    @Test
    void whatWasNotRecordedIsNotInvented() {
        JsonNode desk = row("2");
        assertThat(seconds(desk, "serving", "doubtful")).containsExactly(100L, 900L);
        assertThat(desk.at("/idle").isNull()).isTrue();
        assertThat(desk.at("/closed").isNull()).isTrue();
        var csv = node.get("/reports/desk-times?from=2026-03-02&to=2026-03-02&centre=north&format=csv")
                .http();
        assertThat(csv.body().lines().toList())
                .contains("north,2026-03-02,1,0:15:00,0:01:30,0:00:00,6:03:30,1:10:00,0:30:00,обед: 0:30:00,1:00:00")
                .contains("north,2026-03-02,2,0:01:40,0:00:00,0:15:00,,,0:00:00,,");
    }

    @Test
    void aDeskIsOpenedPausedWithAReasonAndClosed() {
        String desk = "/centres/live/desks/1";
        assertThat(node.post(desk + "/hold", "{\"page\":\"page-of-a-test\"}").status())
                .isEqualTo(204);
        assertThat(node.post(desk + "/hold", "{\"page\":\"page-of-a-test\"}").status())
                .isEqualTo(204);
        node.post("/centres/live/tickets", "{\"service\":\"consultation\"}");
        node.post(desk + "/call-next", "");
        assertThat(node.post(desk + "/pause", "{\"reason\":\"обед\"}").text("/type"))
                .isEqualTo("/problems/desk-busy");
        node.post(desk + "/no-show", "");
        assertThat(node.post(desk + "/pause", "{\"reason\":\"обед\"}", "Idempotency-Key", "pause-once-1")
                        .status())
                .isEqualTo(204);
        assertThat(node.post(desk + "/pause", "{\"reason\":\"обед\"}", "Idempotency-Key", "pause-once-1")
                        .status())
                .isEqualTo(204);
        assertThat(node.get(desk).text("/pause/reason")).isEqualTo("обед");
        assertThat(node.delete(desk + "/pause").status()).isEqualTo(204);
        assertThat(node.get(desk).json().at("/pause").isNull()).isTrue();
        node.post(desk + "/pause", "{\"reason\":\"документы\"}");
        assertThat(node.delete(desk + "/hold?page=page-of-a-test").status()).isEqualTo(204);
        assertThat(node.get(desk).json().at("/pause").isNull())
                .as("gone with whoever sat there")
                .isTrue();
        assertThat(node.atDesk("live", "none", "pause", "{\"reason\":\"обед\"}").status())
                .isEqualTo(404);
        List<String> kinds = StreamSupport.stream(
                        TestNode.await(node.database()
                                        .slow()
                                        .query(
                                                "SELECT kind FROM event WHERE kind LIKE 'desk\\_%ed' AND ticket_id IS NULL AND desk = '1' AND centre_id = (SELECT id FROM centre WHERE code = 'live') ORDER BY id")
                                        .execute())
                                .spliterator(),
                        false)
                .map(row -> row.getString("kind"))
                .toList();
        assertThat(kinds).containsExactly("desk_opened", "desk_paused", "desk_resumed", "desk_paused", "desk_closed");
    }

    @ParameterizedTest
    @CsvSource({
        "night, 22:00, 02:00, 7200, 9000",
        "day, 09:00, 24:00, 45000, 54000",
        "always, 00:00, 24:00, 77400, 81000"
    })
    void hoursThatReachIntoTheNextDayAreOfBothDays(
            String centre, String opens, String closes, long monday, long tuesday) {
        node.createCentre(centre);
        node.put("/centres/" + centre + "/hours", """
                {"namesHidden":false,"days":[%s]}""".formatted(IntStream.rangeClosed(1, 7)
                .mapToObj(day -> """
                                {"weekday":%d,"opens":"%s","closes":"%s"}""".formatted(day, opens, closes))
                .collect(Collectors.joining(","))));
        event(centre, MONDAY, "21:30", "desk_opened", null);
        event(centre, MONDAY.plusDays(1), "01:30", "desk_closed", null);

        var reply = node.get("/reports/desk-times?from=2026-03-02&to=2026-03-03&centre=" + centre);
        assertThat(reply.json().findValuesAsText("closed"))
                .as("half past nine in the evening to half past one at night of these hours are open")
                .containsExactly(Long.toString(monday), Long.toString(tuesday));
    }

    private static void event(String at, String kind, String reason) {
        event("north", MONDAY, at, kind, reason);
    }

    private static void event(String centre, LocalDate day, String at, String kind, String reason) {
        TestNode.await(node.database()
                .slow()
                .preparedQuery(EVENT)
                .execute(Tuple.of(centre, day.atTime(LocalTime.parse(at)), kind, reason)));
    }

    private static void served(
            SmallHistory history, String at, int wait, int walk, int service, String desk, String inaccurate) {
        history.served(
                history.visit("north", MONDAY, "consultation", at),
                1,
                "consultation",
                at,
                wait,
                walk,
                service,
                desk,
                "staff:anna",
                inaccurate);
    }

    private static JsonNode row(String desk) {
        var reply = node.get("/reports/desk-times?from=2026-03-02&to=2026-03-02&centre=north");
        assertThat(reply.status()).as(reply.json().toString()).isEqualTo(200);
        return StreamSupport.stream(reply.json().spliterator(), false)
                .filter(row -> row.at("/desk").asText().equals(desk))
                .findFirst()
                .orElseThrow();
    }

    private static List<Long> seconds(JsonNode row, String... parts) {
        return List.of(parts).stream().map(part -> row.at("/" + part).asLong()).toList();
    }
}
