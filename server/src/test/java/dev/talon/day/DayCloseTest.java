package dev.talon.day;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.TestNode;
import dev.talon.TestNode.Reply;
import dev.talon.Until;
import dev.talon.db.Hints;
import dev.talon.db.TestDatabase;
import dev.talon.table.DayFigures;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The day changes while people wait, in the centre's zone and in no other. */
class DayCloseTest {
    private static final LocalDate DAY = LocalDate.of(2026, 5, 14);
    private static final String KEPT = """
            SELECT count(*) FROM day_summary p JOIN centre c ON c.id = p.centre_id
            WHERE c.code = 'kept' AND p.stages = 1 AND p.contacts_expired = 1""";
    private static final AtomicReference<OffsetDateTime> NOW = new AtomicReference<>();

    private static TestDatabase database;
    private static TestNode node;

    @BeforeAll
    static void open() {
        NOW.set(OffsetDateTime.parse("2026-05-14T00:00:00Z"));
        database = TestDatabase.create();
        node = TestNode.start(database.address(), NOW::get);
    }

    @AfterAll
    static void shut() {
        node.close();
        database.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Europe/Kaliningrad",
                "Europe/Moscow",
                "Europe/Samara",
                "Asia/Yekaterinburg",
                "Asia/Omsk",
                "Asia/Novosibirsk",
                "Asia/Irkutsk",
                "Asia/Yakutsk",
                "Asia/Vladivostok",
                "Asia/Magadan",
                "Asia/Kamchatka"
            })
    void aDayEndsAtMidnightOfTheCentre(String zone) {
        String centre = zone.substring(zone.indexOf('/') + 1).toLowerCase();
        at(zone, LocalTime.of(23, 50));
        assertThat(node.createCentre(centre, zone).status()).isEqualTo(201);
        Reply served = issue(centre);
        desk(centre, "call-next");
        desk(centre, "start");
        Reply called = issue(centre);
        node.atDesk(centre, "5", "call-next", "");
        Reply waiting = issue(centre);
        assertThat(waiting.text("/label")).isEqualTo("Д003");
        assertThat(waiting.text("/businessDay")).isEqualTo(DAY.toString());
        close();
        assertThat(state(centre, waiting)).as("ten minutes to midnight").isEqualTo("waiting");

        NOW.set(NOW.get().plusMinutes(20));
        Reply tomorrow = issue(centre);
        assertThat(tomorrow.text("/label")).as("numbers begin anew").isEqualTo("Д001");
        assertThat(tomorrow.text("/businessDay")).isEqualTo(DAY.plusDays(1).toString());
        assertThat(tomorrow.json().get("ahead").asInt())
                .as("yesterday's people are not ahead")
                .isZero();
        close();
        assertThat(state(centre, waiting)).isEqualTo("expired");
        assertThat(state(centre, called)).isEqualTo("expired");
        assertThat(state(centre, served)).isEqualTo("served");
        assertThat(inaccurate(centre)).isEqualTo(1);
        assertThat(state(centre, tomorrow)).isEqualTo("waiting");
        assertThat(desk(centre, "call-next").text("/call/label")).isEqualTo("Д001");
    }

    @Test
    void aDayIsClosedOnceHoweverManyNodesLook() {
        at("Europe/Moscow", LocalTime.of(12, 0));
        node.createCentre("once", "Europe/Moscow");
        issue("once");
        NOW.set(NOW.get().plusDays(1));
        long before = node.get("/centres/once/board").json().get("version").asLong();
        close();
        close();
        long after = node.get("/centres/once/board").json().get("version").asLong();
        assertThat(after).isEqualTo(before + 1);
    }

    @Test
    void aDeskThatWasClosedByHandIsOpenTheNextDayAndTheLogSaysSo() {
        at("Europe/Moscow", LocalTime.of(12, 0));
        node.createCentre("shut", "Europe/Moscow");
        execute(
                "UPDATE desk SET shut_at = '%s', shut_reason = 'свет' WHERE code = '2' AND centre_id = (SELECT id FROM centre WHERE code = 'shut')"
                        .formatted(NOW.get()));
        NOW.set(NOW.get().plusDays(1));
        close();
        assertThat(
                        number(
                                "SELECT count(*) FROM desk WHERE shut_at IS NOT NULL AND centre_id = (SELECT id FROM centre WHERE code = 'shut')"))
                .isZero();
        assertThat(number("""
                SELECT count(*) FROM event WHERE kind = 'desk_reopened' AND desk = '2' AND actor = 'duty:close-days'
                  AND centre_id = (SELECT id FROM centre WHERE code = 'shut')""")).isEqualTo(1);
    }

    @Test
    void aCentreThatFailsKeepsNoneOfTheOthersOpen() {
        at("Europe/Moscow", LocalTime.of(12, 0));
        node.createCentre("failing", "Europe/Moscow");
        node.createCentre("behind", "Europe/Moscow");
        Reply failing = issue("failing");
        Reply behind = issue("behind");
        NOW.set(NOW.get().plusDays(1));
        execute("""
                CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    RAISE EXCEPTION 'this centre fails';
                END $$""");
        execute(
                "CREATE TRIGGER fail BEFORE UPDATE ON stage FOR EACH ROW WHEN (NEW.centre_id = %d) EXECUTE FUNCTION fail()"
                        .formatted(number("SELECT id FROM centre WHERE code = 'failing'")));
        close();
        assertThat(state("behind", behind)).isEqualTo("expired");
        assertThat(state("failing", failing)).isEqualTo("waiting");
        execute("DROP TRIGGER fail ON stage");
        close();
        assertThat(state("failing", failing)).isEqualTo("expired");
    }

    @Test
    void whatIsOpenIsClosedThoughTheDayWasNotedBefore() {
        at("Europe/Moscow", LocalTime.of(12, 0));
        node.createCentre("jumped", "Europe/Moscow");
        NOW.set(NOW.get().plusDays(1));
        close();
        NOW.set(NOW.get().minusDays(1));
        Reply ticket = issue("jumped");
        NOW.set(NOW.get().plusDays(1));
        close();
        assertThat(state("jumped", ticket)).isEqualTo("expired");
    }

    @Test
    void whenADayEndsThoseThatAreSettledAreKeptForPassports() {
        OffsetDateTime today = OffsetDateTime.now();
        NOW.set(today.minusDays(10));
        node.createCentre("kept", "Europe/Moscow");
        issue("kept");
        NOW.set(today);
        close();
        Until.isTrue("the settled day is kept", () -> number(KEPT) > 0);
        assertThat(number(KEPT)).isOne();
    }

    private static void close() {
        Hints hints = TestNode.await(Hints.start(node.vertx(), node.database()));
        var days = new DayClose(node.vertx(), node.database(), hints, new DayFigures(node.database()), NOW::get);
        TestNode.await(days.run());
        days.close();
        TestNode.await(hints.close());
    }

    private static void at(String zone, LocalTime time) {
        NOW.set(DAY.atTime(time).atZone(ZoneId.of(zone)).toOffsetDateTime());
    }

    private static Reply issue(String centre) {
        return node.post("/centres/" + centre + "/tickets", "{\"service\":\"cash\"}");
    }

    private static Reply desk(String centre, String command) {
        return node.atDesk(centre, "4", command);
    }

    private static String state(String centre, Reply ticket) {
        return node.get("/centres/" + centre + "/tickets/" + ticket.text("/id")).text("/state");
    }

    private static long inaccurate(String centre) {
        return number("SELECT count(*) FROM stage s JOIN centre c ON c.id = s.centre_id WHERE c.code = '" + centre
                + "' AND s.state = 'served' AND s.inaccurate IS NOT NULL");
    }

    private static void execute(String sql) {
        TestNode.await(node.database().fast().query(sql).execute());
    }

    private static long number(String sql) {
        return TestNode.await(node.database().fast().query(sql).execute())
                .iterator()
                .next()
                .getLong(0);
    }
}
