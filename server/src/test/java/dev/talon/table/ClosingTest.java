package dev.talon.table;

import static dev.talon.table.ReportDoor.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.talon.db.TestDatabase;
import dev.talon.table.closing.MonthWatch;
import dev.talon.table.closing.Recompute;
import dev.talon.table.closing.Recomputed;
import dev.talon.web.CallerKind;
import dev.talon.web.Principal;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A closed month is what was signed; whatever changes it afterwards is seen. */
class ClosingTest {
    private static final Map<String, ZoneId> CENTRES =
            Map.of("one", ZoneId.of("Europe/Kaliningrad"), "two", ZoneId.of("Asia/Kamchatka"));
    private static final Principal MANAGER =
            new Principal(CallerKind.MANAGER, "staff:kovalev", "Ковалёв", Optional.empty());

    private static TestDatabase facts;

    private ReportHouse house;
    private ReportDoor door;

    @BeforeAll
    static void importFacts() {
        facts = ReportHouse.filled(house -> {
            CENTRES.forEach((code, zone) -> house.centre(code, zone.getId()));
            house.execute(
                    "INSERT INTO staff (login, name, role, password) VALUES ('petrova', 'Петрова', 'manager', 'x')");
            try (var door = new ReportDoor(house, 10_000_000)) {
                assertThat(door.importCsv(new FactsOf2024(CENTRES).csv()).statusCode())
                        .isEqualTo(200);
            }
        });
    }

    @AfterAll
    static void drop() {
        facts.close();
    }

    @BeforeEach
    void open() {
        house = new ReportHouse(facts.copy());
        door = new ReportDoor(house, 10_000_000);
        door.caller = MANAGER;
    }

    @AfterEach
    void close() {
        door.close();
        house.close();
    }

    @Test
    void aClosedMonthIsSignedWithTheHashOfItsFactsAndSaysWhoClosedIt() throws SQLException {
        var answer = close("one", "2024-01");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        JsonObject closing = json(answer);
        assertThat(closing.getString("by")).isEqualTo("Ковалёв");
        assertThat(closing.getString("hash")).matches("[0-9a-f]{64}");
        JsonObject shown = closed("one", 1);
        assertThat(shown.getString("hash")).isEqualTo(closing.getString("hash"));
        assertThat(shown.getString("by")).isEqualTo("Ковалёв");
        assertThat(shown.getBoolean("differs")).isFalse();
        Recomputed again = recompute("one", "2024-01");
        assertThat(again.same()).as("%s", again).isTrue();
        assertThat(List.of(
                        again.stageHash(), again.eventHash(), again.closedHash().orElseThrow()))
                .containsOnly(closing.getString("hash"));
        assertThat(door.monthly("year=2024&centre=one").body())
                .isEqualTo(door.monthly("year=2024&centre=one").body());
        assertThat(house.number("SELECT count(*) FROM event WHERE kind = 'month_closed' AND actor = 'staff:kovalev'"))
                .isOne();
    }

    @Test
    void everyMonthIsRebuiltFromEventsToTheSameHash() throws SQLException {
        for (String centre : CENTRES.keySet()) {
            for (int month = 1; month <= 12; month++) {
                Recomputed found = recompute(centre, YearMonth.of(2024, month).toString());
                assertThat(found.stages()).isPositive();
                assertThat(found.unlike()).isEmpty();
                assertThat(found.eventHash()).isEqualTo(found.stageHash());
            }
        }
    }

    @Test
    void aMonthIsClosedOnceAndOnlyWhenItIsOver() {
        String key = UUID.randomUUID().toString();
        assertThat(close("one", "2024-02", key).statusCode()).isEqualTo(201);
        assertThat(json(close("one", "2024-02", key)).getString("month")).isEqualTo("2024-02");
        assertThat(type(close("one", "2024-03", key))).endsWith("key-reused");
        assertThat(type(close("one", "2024-02"))).endsWith("month-closed");
        assertThat(type(close("one", "2023-02"))).endsWith("month-empty");
        assertThat(type(close(
                        "one",
                        YearMonth.now(ZoneId.of("Pacific/Kiritimati"))
                                .plusMonths(1)
                                .toString())))
                .endsWith("month-not-ended");
        assertThat(type(close("nowhere", "2024-02"))).endsWith("no-such-centre");
        assertThat(close("one", "2024-13").statusCode()).isEqualTo(400);
        assertThat(close("one", "January").statusCode()).isEqualTo(400);
        house.execute("""
                UPDATE stage SET state = 'waiting', called_at = NULL, last_called_at = NULL, finished_at = NULL, desk = NULL
                WHERE (centre_id, ticket_id) IN (SELECT s.centre_id, s.ticket_id FROM stage s
                    JOIN centre c ON c.id = s.centre_id AND c.code = 'one'
                    WHERE s.state = 'cancelled' AND s.business_day BETWEEN '2024-01-01' AND '2024-12-31'
                    ORDER BY s.business_day LIMIT 1)""");
        assertThat(List.of(close("one", "2024-01"), close("one", "2024-03"), close("one", "2024-04")))
                .anySatisfy(answer -> assertThat(type(answer)).endsWith("month-open-stages"));
        door.caller = new Principal(CallerKind.SPECIALIST, "staff:petrova", "Петрова", Optional.of("one"));
        assertThat(close("one", "2024-05").statusCode()).isEqualTo(403);
    }

    @Test
    void aCorrectionMakesAnAmendmentWithOldAndNewItsAuthorAndReason() throws SQLException {
        String before = json(close("one", "2024-06")).getString("hash");
        correct("staff:petrova", "забыли завершить", "one", "2024-06");
        JsonObject closing =
                json(door.send(door.request("/centres/one/closings/2024-06").GET()));
        assertThat(closing.getString("hash")).as("the closing itself stays").isEqualTo(before);
        JsonObject amendment = only(closing.getJsonArray("amendments"));
        assertThat(amendment.getString("author")).isEqualTo("staff:petrova");
        assertThat(amendment.getString("name")).isEqualTo("Петрова");
        assertThat(amendment.getString("reason")).isEqualTo("забыли завершить");
        assertThat(amendment.getBoolean("found")).isFalse();
        assertThat(amendment.getString("old_hash")).isEqualTo(before);
        assertThat(count(amendment, "new")).isEqualTo(count(amendment, "old") - 1);
        JsonObject change = only(amendment.getJsonArray("facts"));
        assertThat(change.getJsonObject("was").getBoolean("inaccurate")).isFalse();
        assertThat(change.getJsonObject("became").getBoolean("inaccurate")).isTrue();
        JsonObject june = june(json(door.monthly("year=2024&centre=one")));
        assertThat(june.getJsonObject("consultation"))
                .isEqualTo(amendment.getJsonObject("new").getJsonObject("consultation"));
        assertThat(closed("one", 6).getInteger("amendments")).isOne();
        assertThat(closed("one", 6).getString("hash")).isEqualTo(amendment.getString("new_hash"));
        Recomputed again = recompute("one", "2024-06");
        assertThat(again.signed()).contains(again.stageHash());
        assertThat(again.same()).as("the event tells of the mark: %s", again).isTrue();
    }

    @Test
    void theFilesMarkAnAmendedMonthAndTellOldAndNew() {
        close("one", "2024-06");
        correct("staff:petrova", "забыли завершить", "one", "2024-06");
        String page =
                door.monthly("year=2024&centre=one&format=html&language=ru").body();
        assertThat(page)
                .contains("<th scope=\"row\">Июнь*</th>", "Закрыты: июнь", "Ковалёв", "Петрова", "забыли завершить");
        String english =
                door.monthly("year=2024&centre=one&format=html&language=en").body();
        assertThat(english).contains("<th scope=\"row\">June*</th>", "Closed: June");
    }

    @Test
    void anImportIntoAClosedMonthMakesOneAmendmentThatNamesTheFile() {
        close("two", "2024-03");
        door.caller = ReportDoor.ADMINISTRATOR;
        var answer = door.importCsv("""
                centre,ticket,service,stage,queued_at,called_at,started_at,finished_at,outcome,desk,specialist
                two,N1,cash,cash,2024-03-12T09:00:00+12:00,2024-03-12T09:10:00+12:00,2024-03-12T09:10:30+12:00,2024-03-12T09:20:00+12:00,served,3,Петрова
                two,N2,cash,cash,2024-03-12T09:00:00+12:00,2024-03-12T09:10:00+12:00,2024-03-12T09:10:30+12:00,2024-03-12T09:20:00+12:00,served,3,Петрова
                """);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonObject amendment = only(only(json(door.send(door.request("/reports/closings?year=2024&centre=two")
                                .GET()))
                        .getJsonArray("closings"))
                .getJsonArray("amendments"));
        assertThat(amendment.getString("author")).isEqualTo("staff:admin");
        assertThat(amendment.getString("reason")).startsWith("stages 2, sha256 ");
        assertThat(amendment.getInteger("changes")).isEqualTo(2);
    }

    @Test
    void aChangePastTalonIsSeenToo() {
        close("one", "2024-04");
        house.execute(
                "UPDATE stage SET finished_at = finished_at + interval '1 hour' WHERE business_day BETWEEN "
                        + "'2024-04-01' AND '2024-04-30' AND state = 'served' AND centre_id = (SELECT id FROM centre WHERE code = 'one')");
        assertThat(closed("one", 4).getInteger("amendments")).isOne();
        JsonObject amendment = only(
                json(door.send(door.request("/centres/one/closings/2024-04").GET()))
                        .getJsonArray("amendments"));
        assertThat(amendment.getString("author")).startsWith("database:");
        assertThat(amendment.getValue("reason")).isNull();
    }

    @Test
    void aChangeThatTheTriggersDidNotSeeIsFoundByTheFirstReportAndByTheWatch() {
        close("one", "2024-04");
        close("one", "2024-05");
        house.execute("SET session_replication_role = replica");
        for (int month = 4; month <= 5; month++) {
            house.execute("UPDATE stage SET inaccurate = 'quietly' WHERE state = 'served' AND business_day BETWEEN "
                    + "'2024-0%d-01' AND '2024-0%d-28' AND centre_id = (SELECT id FROM centre WHERE code = 'one')"
                            .formatted(month, month));
        }
        house.execute("DELETE FROM day_summary");
        house.execute("SET session_replication_role = origin");
        JsonObject seen = closed("one", 4);
        assertThat(seen.getBoolean("differs") || seen.getInteger("amendments") == 1)
                .isTrue();
        var watch = new MonthWatch(house.vertx, house.database);
        ReportHouse.await(watch.run());
        watch.close();
        for (int month = 4; month <= 5; month++) {
            assertThat(closed("one", month).getInteger("amendments")).isOne();
            assertThat(closed("one", month).getBoolean("differs")).isFalse();
        }
        JsonObject amendment = only(
                json(door.send(door.request("/centres/one/closings/2024-05").GET()))
                        .getJsonArray("amendments"));
        assertThat(amendment.getBoolean("found")).isTrue();
        assertThat(amendment.getString("author")).isEqualTo("unknown");
    }

    @Test
    void theTwoNewestMonthsAreComparedEachDayAndOneOfTheOthersInTurn() {
        for (int month = 1; month <= 5; month++) {
            assertThat(close("one", "2024-0" + month).statusCode()).isEqualTo(201);
        }
        var now = new AtomicReference<>(OffsetDateTime.parse("2026-03-01T12:00:00+02:00"));
        var watch = new MonthWatch(house.vertx, house.database, now::get);
        for (String others : List.of("2024-03-01", "2024-02-01", "2024-01-01", "2024-03-01")) {
            ReportHouse.await(watch.run());
            ReportHouse.await(watch.run());
            assertThat(comparedOn(now.get())).containsExactly("2024-05-01", "2024-04-01", others);
            now.set(now.get().plusDays(1));
        }
        // Half past eleven in the evening before, by the clock of the centre.
        now.set(OffsetDateTime.parse("2026-03-05T22:30:00Z"));
        ReportHouse.await(watch.run());
        assertThat(house.texts("SELECT DISTINCT day::text FROM month_compared ORDER BY 1"))
                .contains("2026-03-06");
        watch.close();
    }

    @Test
    void aMonthThatCannotBeComparedKeepsNoneOfTheOthersAndIsTriedAgain() {
        close("one", "2024-04");
        close("one", "2024-05");
        house.execute("SET session_replication_role = replica");
        house.execute("UPDATE stage SET inaccurate = 'quietly' WHERE state = 'served' AND centre_id ="
                + " (SELECT id FROM centre WHERE code = 'one') AND business_day BETWEEN '2024-04-01' AND '2024-05-31'");
        house.execute("SET session_replication_role = origin");
        house.execute("""
                CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    RAISE EXCEPTION 'cannot be amended';
                END $$""");
        house.execute("CREATE TRIGGER fail BEFORE INSERT ON month_amendment FOR EACH ROW"
                + " WHEN (NEW.month = '2024-05-01') EXECUTE FUNCTION fail()");
        var watch = new MonthWatch(house.vertx, house.database);
        assertThat(ReportHouse.await(watch.run())).isOne();
        house.execute("DROP TRIGGER fail ON month_amendment");
        assertThat(ReportHouse.await(watch.run())).isOne();
        assertThat(ReportHouse.await(watch.run())).isZero();
        watch.close();
    }

    private List<String> comparedOn(OffsetDateTime day) {
        return house.texts(
                "SELECT month::text FROM month_compared WHERE day = '" + day.toLocalDate() + "' ORDER BY month DESC");
    }

    @Test
    void nothingOpensAMonthAgain() {
        close("one", "2024-07");
        for (String sql : List.of(
                "DELETE FROM month_closing",
                "UPDATE month_closing SET hash = repeat('0', 64)",
                "TRUNCATE month_closing CASCADE",
                "DELETE FROM month_amendment",
                "UPDATE ticket SET business_day = '2024-08-01' WHERE business_day = '2024-07-31'",
                "UPDATE ticket SET label = 'Z' || label",
                "UPDATE stage SET business_day = '2024-08-01'")) {
            assertThatThrownBy(() -> house.execute(sql)).as(sql).hasCauseInstanceOf(SQLException.class);
        }
        house.execute("TRUNCATE stage");
        assertThat(closed("one", 7).getInteger("amendments")).isOne();
    }

    @Test
    void aCorrectionThatRunsWhileAMonthIsClosedIsInTheFiguresOrInAnAmendment() throws Exception {
        try (Connection other = house.database.jdbc().getConnection();
                var statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.executeUpdate(
                    "UPDATE stage SET inaccurate = 'late' WHERE state = 'served' AND business_day BETWEEN "
                            + "'2024-08-01' AND '2024-08-31' AND centre_id = (SELECT id FROM centre WHERE code = 'one')");
            var closing = CompletableFuture.supplyAsync(() -> close("one", "2024-08"));
            while (house.number("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted") == 0) {
                assertThat(closing).as("waits for the correction").isNotDone();
            }
            other.commit();
            assertThat(closing.join().statusCode()).isEqualTo(201);
        }
        JsonObject august = json(door.monthly("year=2024&centre=one"))
                .getJsonArray("months")
                .getJsonObject(7);
        assertThat(august.getJsonObject("consultation").getLong("count")).isZero();
    }

    private void correct(String actor, String reason, String centre, String month) {
        house.execute("""
                WITH marked AS (
                    UPDATE stage SET inaccurate = '%s'
                    WHERE (centre_id, ticket_id, position) = (
                        SELECT s.centre_id, s.ticket_id, s.position FROM stage s JOIN centre c ON c.id = s.centre_id
                        WHERE c.code = '%s' AND s.kind = 'consultation' AND s.state = 'served' AND s.inaccurate IS NULL
                          AND to_char(s.business_day, 'YYYY-MM') = '%s'
                        ORDER BY s.queued_at LIMIT 1)
                    RETURNING centre_id, ticket_id, position)
                INSERT INTO event (centre_id, at, kind, ticket_id, position, actor, reason)
                SELECT centre_id, now(), 'times_distrusted', ticket_id, position, '%s', '%s' FROM marked""".formatted(reason, centre, month, actor, reason));
    }

    private Recomputed recompute(String centre, String month) throws SQLException {
        try (Connection connection = house.database.jdbc().getConnection()) {
            return Recompute.run(connection, centre, YearMonth.parse(month)).orElseThrow();
        }
    }

    private HttpResponse<String> close(String centre, String month) {
        return close(centre, month, UUID.randomUUID().toString());
    }

    private HttpResponse<String> close(String centre, String month, String key) {
        return door.send(door.request("/centres/" + centre + "/closings")
                .header("content-type", "application/json")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString("{\"month\":\"" + month + "\"}")));
    }

    private JsonObject closed(String centre, int month) {
        return only(json(door.monthly("year=2024&centre=" + centre))
                .getJsonArray("months")
                .getJsonObject(month - 1)
                .getJsonArray("closed"));
    }

    private static JsonObject june(JsonObject table) {
        return table.getJsonArray("months").getJsonObject(5);
    }

    private static long count(JsonObject amendment, String side) {
        return amendment.getJsonObject(side).getJsonObject("consultation").getLong("count");
    }

    private static JsonObject only(JsonArray list) {
        assertThat(list).hasSize(1);
        return list.getJsonObject(0);
    }

    private static String type(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isBetween(400, 499);
        return json(answer).getString("type");
    }
}
