package dev.talon.day;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.TestNode;
import dev.talon.TestNode.Reply;
import dev.talon.centre.BusinessDays;
import dev.talon.db.Hints;
import dev.talon.db.TestDatabase;
import dev.talon.table.DayFigures;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A centre whose business day ends at its own hour: midnight changes nothing there, and everything goes by that hour. */
class DayEndsTest {
    private static final AtomicReference<OffsetDateTime> NOW = new AtomicReference<>();

    private static TestDatabase database;
    private static TestNode node;

    @BeforeAll
    static void open() {
        database = TestDatabase.create();
        node = TestNode.start(database.address(), NOW::get);
    }

    @AfterAll
    static void shut() {
        node.close();
        database.close();
    }

    /** Days that are past: what a zone will do, Java and PostgreSQL may know differently. */
    @ParameterizedTest
    @CsvSource({
        "Europe/Moscow, 2026-05-14, 04:00",
        "Asia/Kamchatka, 2025-12-31, 11:59",
        "Europe/Berlin, 2026-03-28, 02:30",
        "Europe/Berlin, 2025-10-25, 02:30",
        "America/Havana, 2025-11-01, 00:30",
    })
    void midnightTakesNobodysPlaceAndTheCentresHourEndsTheDay(String zone, LocalDate day, LocalTime ends) {
        String centre = "c" + day + ends.toString().replace(":", "");
        Instant end =
                new BusinessDays(ZoneId.of(zone), List.of(LocalDate.of(1, 1, 2).atTime(ends))).begins(day.plusDays(1));
        at(day.atTime(23, 50).atZone(ZoneId.of(zone)).toInstant());
        assertThat(create(centre, zone, ends.toString()).status()).isEqualTo(201);
        Reply first = issue(centre);
        NOW.set(NOW.get().plusSeconds(1));
        Reply second = issue(centre);
        assertThat(first.text("/businessDay")).isEqualTo(day.toString());
        at(day.plusDays(1).atTime(0, 10).atZone(ZoneId.of(zone)).toInstant());
        close();
        Reply third = issue(centre);
        assertThat(third.text("/label")).as("numbers go on").isEqualTo("Д003");
        assertThat(third.text("/businessDay")).isEqualTo(day.toString());
        assertThat(third.json().get("ahead").asInt()).isEqualTo(2);
        assertThat(node.get("/centres/" + centre + "/board").text("/businessDay"))
                .isEqualTo(day.toString());
        assertThat(Instant.parse(node.get("/centres/" + centre + "/board").text("/dayEndsAt")))
                .isEqualTo(end);
        assertThat(node.atDesk(centre, "4", "call-next").text("/call/label")).isEqualTo(first.text("/label"));
        node.atDesk(centre, "4", "start");
        assertThat(node.atDesk(centre, "4", "finish").status()).isEqualTo(200);
        assertThat(node.get("/centres/" + centre + "/desks/4")
                        .json()
                        .at("/today/served")
                        .asInt())
                .isEqualTo(1);
        assertThat(node.atDesk(centre, "4", "call-next").text("/call/label")).isEqualTo(second.text("/label"));
        at(end.minusSeconds(1));
        close();
        assertThat(state(centre, third)).as("a second before the end").isEqualTo("waiting");
        assertThat(issue(centre).text("/label")).isEqualTo("Д004");
        at(end);
        assertThat(issue(centre).text("/label")).as("numbers begin anew").isEqualTo("Д001");
        close();
        assertThat(state(centre, third)).isEqualTo("expired");
        assertThat(state(centre, second)).isEqualTo("expired");
        assertThat(number("""
                        SELECT count(*) FROM stage WHERE state = 'expired' AND finished_at = '%s'
                        AND centre_id = (SELECT id FROM centre WHERE code = '%s')""".formatted(end, centre))).isEqualTo(3);
        assertThat(node.get("/centres/" + centre + "/board").text("/businessDay"))
                .isEqualTo(day.plusDays(1).toString());
    }

    @Test
    void anotherEndHoldsFromTheNextBusinessDayOn() {
        NOW.set(null);
        create("later", "Europe/Moscow", "04:00");
        assertThat(change("later", "05:00").text("/dayEndsFrom"))
                .as("nobody has had a ticket yet: it holds for all days")
                .isEqualTo("null");
        LocalDate day = LocalDate.parse(issue("later").text("/businessDay"));
        Reply changed = change("later", "06:00");
        assertThat(changed.text("/dayEnds")).isEqualTo("06:00");
        assertThat(changed.text("/dayEndsFrom")).isEqualTo(day.plusDays(1).toString());
        assertThat(LocalDate.parse(issue("later").text("/businessDay"))).isEqualTo(day);
        Reply back = change("later", "05:00");
        assertThat(back.text("/dayEnds")).isEqualTo("05:00");
        assertThat(back.text("/dayEndsFrom")).isEqualTo("null");
        Reply same = node.put("/centres/later", "{\"name\":{\"ru\":\"Ц\",\"en\":\"C\"},\"zone\":\"Europe/Moscow\"}");
        assertThat(same.text("/dayEnds")).as("left out, it stays").isEqualTo("05:00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"12:00", "24:00", "4:00", "04:00:00", "04:60", ""})
    void anHourThatIsNoneIsRefusedInWords(String ends) {
        Reply refused = create("wrong", "Europe/Moscow", ends);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().toString()).contains("/dayEnds").contains("04:00");
    }

    @Test
    void whoDoesNotSayItHasMidnight() {
        node.createCentre("usual");
        assertThat(node.get("/centres/usual").text("/dayEnds")).isEqualTo("00:00");
        assertThat(number("SELECT cardinality(day_ends) FROM centre WHERE code = 'usual'"))
                .isZero();
    }

    @Test
    void theHoursWorkedOnABusinessDayAreThoseUntilItsEnd() {
        create("nightly", "Europe/Moscow", "04:00");
        run("INSERT INTO working_week (centre_id) SELECT id FROM centre WHERE code = 'nightly'");
        run("""
                INSERT INTO working_hours (centre_id, weekday, opens, closes)
                SELECT id, weekday, '00:00', '00:00' FROM centre, generate_series(1, 7) AS weekday WHERE code = 'nightly'""");
        assertThat(text("SELECT worked_on(id, zone, '2026-05-14')::text FROM centre WHERE code = 'nightly'"))
                .contains("2026-05-14 01:00:00+00")
                .contains("2026-05-15 01:00:00+00");
    }

    private static Reply create(String centre, String zone, String ends) {
        Reply created = node.post("/centres", """
                {"code":"%s","name":{"ru":"Ц","en":"C"},"zone":"%s","dayEnds":"%s"}""".formatted(centre, zone, ends));
        node.put("/centres/" + centre + "/desk-rules", "{\"severalDesks\":true,\"noShowAfter\":0}");
        return created;
    }

    private static Reply change(String centre, String ends) {
        return node.put(
                "/centres/" + centre,
                "{\"name\":{\"ru\":\"Ц\",\"en\":\"C\"},\"zone\":\"Europe/Moscow\",\"dayEnds\":\"%s\"}".formatted(ends));
    }

    private static void close() {
        Hints hints = TestNode.await(Hints.start(node.vertx(), node.database()));
        var days = new DayClose(node.vertx(), node.database(), hints, new DayFigures(node.database()), NOW::get);
        TestNode.await(days.run());
        days.close();
        TestNode.await(hints.close());
    }

    private static void at(Instant moment) {
        NOW.set(moment.atOffset(ZoneOffset.UTC));
    }

    private static Reply issue(String centre) {
        return node.post("/centres/" + centre + "/tickets", "{\"service\":\"cash\"}");
    }

    private static String state(String centre, Reply ticket) {
        return node.get("/centres/" + centre + "/tickets/" + ticket.text("/id")).text("/state");
    }

    private static void run(String sql) {
        TestNode.await(node.database().slow().query(sql).execute());
    }

    private static long number(String sql) {
        return TestNode.await(node.database().slow().query(sql).execute())
                .iterator()
                .next()
                .getLong(0);
    }

    private static String text(String sql) {
        return TestNode.await(node.database().slow().query(sql).execute())
                .iterator()
                .next()
                .getString(0);
    }
}
