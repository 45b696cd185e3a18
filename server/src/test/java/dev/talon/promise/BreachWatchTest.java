package dev.talon.promise;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.talon.Limits;
import dev.talon.TestLimits;
import dev.talon.TestNode;
import dev.talon.TestSettings;
import dev.talon.Until;
import dev.talon.db.TestDatabase;
import dev.talon.schedule.Timetables;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A hall in which one desk cannot keep up: it is said before the norm is broken, and noted afterwards. */
class BreachWatchTest {
    private static TestDatabase database;
    private static TestNode node;
    private static volatile OffsetDateTime now;

    @BeforeAll
    static void start() {
        database = TestDatabase.create();
        now = OffsetDateTime.now(ZoneOffset.UTC);
        // The node's own looks would come in between.
        node = TestNode.start(
                TestSettings.over(database.address()),
                TestLimits.of(Limits.USUAL.beat(), TestLimits.SEATED).withDuties(Duration.ofDays(1)),
                () -> now);
    }

    @AfterAll
    static void stop() {
        node.close();
        database.close();
    }

    @Test
    void whatIsFearedTwiceRunningIsSaidDismissedAndScored() {
        hall("slow");
        var promises = new Promises(node.vertx(), node.database(), () -> now);
        var watch = watch(promises);
        try {
            untilTaught(promises, "slow");
            TestNode.await(watch.run());
            now = now.plusSeconds(61);
            TestNode.await(watch.run());
            JsonNode alerts = node.get("/centres/slow/wait-alerts").json();
            assertThat(alerts).hasSize(1);
            JsonNode alert = alerts.get(0);
            assertThat(alert.get("kind").asText()).isEqualTo("cash");
            assertThat(alert.get("expected").asInt())
                    .isGreaterThan(alert.get("norm").asInt());
            assertThat(alert.get("desk").asText()).isEqualTo("4");
            assertThat(alert.get("expectedWith").asInt())
                    .isLessThan(alert.get("expected").asInt());

            assertThat(node.delete("/centres/slow/wait-alerts/"
                                    + alert.get("id").asLong())
                            .status())
                    .isEqualTo(204);
            assertThat(node.get("/centres/slow/wait-alerts").json()).isEmpty();
            assertThat(node.delete("/centres/slow/wait-alerts/999999").status()).isEqualTo(404);

            now = now.plusHours(1);
            TestNode.await(watch.run());
            String day =
                    now.toLocalDate().minusDays(1) + "&to=" + now.toLocalDate().plusDays(1);
            JsonNode scores =
                    node.get("/centres/slow/wait-alert-scores?from=" + day).json();
            assertThat(scores).isNotEmpty();
            // Nobody joined the queue about that time.
            assertThat(scores.get(0).get("nobody").asInt()).isEqualTo(1);
        } finally {
            watch.close();
        }
    }

    @Test
    void nothingIsFearedForAMomentAtWhichNoTicketsAreGiven() {
        hall("shut");
        assertThat(node.put(
                                "/centres/shut/closed",
                                "{\"until\":null,\"reason\":{\"ru\":\"Нет света\",\"en\":\"No power\"}}")
                        .status())
                .isEqualTo(200);
        var promises = new Promises(node.vertx(), node.database(), () -> now);
        var watch = watch(promises);
        try {
            untilTaught(promises, "shut");
            TestNode.await(watch.run());
            now = now.plusSeconds(61);
            TestNode.await(watch.run());
            assertThat(node.get("/centres/shut/wait-alerts").json()).isEmpty();
        } finally {
            watch.close();
        }
    }

    @Test
    void aKindThatNobodyServesIsFearedUntilADeskServesIt() {
        hall("unserved", false);
        var promises = new Promises(node.vertx(), node.database(), () -> now);
        var watch = watch(promises);
        try {
            untilTaught(promises, "unserved");
            TestNode.await(watch.run());
            now = now.plusSeconds(61);
            TestNode.await(watch.run());
            JsonNode alerts = node.get("/centres/unserved/wait-alerts").json();
            assertThat(alerts).hasSize(1);
            assertThat(alerts.at("/0/kind").asText()).isEqualTo("cash");
            assertThat(alerts.at("/0/expected").isNull()).as("%s", alerts).isTrue();
            assertThat(alerts.at("/0/desk").asText()).isEqualTo("4");
            assertThat(alerts.at("/0/expectedWith").asInt()).isPositive();
            // Another desk than the one that was advised.
            node.sit("unserved", "7");
            assertThat(node.get("/centres/unserved/wait-alerts").json()).isEmpty();
        } finally {
            watch.close();
        }
    }

    @Test
    void nobodyIsToServeAKindWhoseServiceHasNotOpened() {
        hall("early", false);
        // Whoever waits was given a ticket by staff.
        OffsetDateTime opens = now.plusMinutes(10);
        assertThat(node.put(
                                "/centres/early/closed",
                                "{\"until\":\"%s\",\"reason\":{\"ru\":\"Обед\",\"en\":\"Lunch\"}}".formatted(opens))
                        .status())
                .isEqualTo(200);
        var promises = new Promises(node.vertx(), node.database(), () -> now);
        var watch = watch(promises);
        try {
            untilTaught(promises, "early");
            TestNode.await(watch.run());
            now = now.plusSeconds(61);
            TestNode.await(watch.run());
            assertThat(node.get("/centres/early/wait-alerts").json()).isEmpty();
        } finally {
            watch.close();
        }
    }

    @Test
    void eachAlertIsScoredByWhoJoinedThenAndWhatNoneWasAboutIsMissed() {
        node.createCentre("scored");
        alert("scored", 10, null);
        joined("scored", 10, 0, 300, 900);
        alert("scored", 11, null);
        joined("scored", 11, 0, 300, 300, 900);
        // Who joins six minutes away is of no account.
        joined("scored", 11, 6, 900, 900, 900);
        alert("scored", 12, "4");
        joined("scored", 12, 0, 300, 300);
        alert("scored", 13, "4");
        joined("scored", 13, 0, 300, 900, 900);
        opened("scored", "4", 12, 13);
        alert("scored", 14, null);
        joined("scored", 14, 6, 900);
        // A quarter hour of three, two of whom waited longer; one of two; one of which half were called in time.
        joined("scored", 16, 0, 300, 900, 900);
        joined("scored", 18, 0, 900, 900);
        joined("scored", 20, 0, 300, 300, 900);
        var watch = watch(new Promises(node.vertx(), node.database(), () -> now));
        try {
            TestNode.await(watch.run());
        } finally {
            watch.close();
        }
        assertThat(outcomes("scored")).containsExactly("10 right", "11 wrong", "12 taken", "13 right", "14 nobody");
        String days = now.toLocalDate().minusDays(4) + "&to=" + now.toLocalDate();
        JsonNode score = node.get("/centres/scored/wait-alert-scores?from=" + days)
                .json()
                .get(0);
        assertThat(score.get("right").asInt()).isEqualTo(2);
        assertThat(score.get("wrong").asInt()).isEqualTo(1);
        assertThat(score.get("taken").asInt()).isEqualTo(1);
        assertThat(score.get("nobody").asInt()).isEqualTo(1);
        assertThat(score.get("open").asInt()).isZero();
        assertThat(score.get("missed").asInt()).isEqualTo(1);
    }

    @Test
    void whoComesByLessOftenRemembersLonger() {
        hall("large");
        hall("idle");
        // The one was looked at every ten minutes; at the other nobody waited for as long.
        looked("large", now.minusMinutes(10), now.minusMinutes(20));
        looked("idle", now.minusMinutes(10), now.minusMinutes(11));
        var promises = new Promises(node.vertx(), node.database(), () -> now);
        var watch = watch(promises);
        try {
            untilTaught(promises, "large");
            untilTaught(promises, "idle");
            TestNode.await(watch.run());
            assertThat(node.get("/centres/large/wait-alerts").json()).hasSize(1);
            assertThat(node.get("/centres/idle/wait-alerts").json()).isEmpty();
        } finally {
            watch.close();
        }
    }

    /** Round the clock, so that the hour of the test is of no account; one desk, and nine who wait. */
    private static void hall(String centre) {
        hall(centre, true);
    }

    private static void hall(String centre, boolean served) {
        node.createCentre(centre);
        node.put("/centres/" + centre + "/desks/7", "{\"stages\":[\"cash\"]}");
        past(centre, 40, 300);
        if (served) {
            node.sit(centre, "7");
        }
        for (int i = 0; i < 9; i++) {
            now = now.plusSeconds(1);
            assertThat(node.post("/centres/" + centre + "/tickets", "{\"service\":\"cash\"}")
                            .status())
                    .isEqualTo(201);
        }
    }

    private static BreachWatch watch(Promises promises) {
        var timetables = new Timetables(node.vertx(), node.database());
        return new BreachWatch(node.vertx(), node.database(), promises, timetables, () -> now, Duration.ofDays(1));
    }

    private static void untilTaught(Promises promises, String centre) {
        Until.isTrue(
                "how long services take is known",
                () -> TestNode.await(promises.hall(centre)).stream()
                        .anyMatch(found -> found.hall().times().containsKey("cash")));
    }

    private static void looked(String centre, OffsetDateTime at, OffsetDateTime before) {
        TestNode.await(node.database().slow().preparedQuery("""
            INSERT INTO wait_watch (centre_id, looked_at, looked_before, feared) SELECT id, $2, $3, '{cash}' FROM centre WHERE code = $1\
            """).execute(Tuple.of(centre, at, before)));
    }

    /** An hour of two days ago, in UTC: all are of one business day. */
    private static OffsetDateTime at(int hour) {
        return now.minusDays(2).truncatedTo(java.time.temporal.ChronoUnit.DAYS).plusHours(hour - 6);
    }

    /** An alert about an hour, of a norm of ten minutes. */
    private static void alert(String centre, int hour, String desk) {
        TestNode.await(node.database().slow().preparedQuery("""
            INSERT INTO wait_alert (centre_id, business_day, kind, raised_at, about_at, norm, wait, desk, wait_with)
            SELECT id, business_day(zone, day_ends, $2), 'cash', $2::timestamptz - interval '20 minutes', $2, 600, 900, $3, CASE WHEN $3::text IS NOT NULL THEN 300 END
            FROM centre WHERE code = $1\
            """).execute(Tuple.of(centre, at(hour), desk)));
    }

    /** Visitors who join so many minutes after an hour, and are called after so many seconds each. */
    private static void joined(String centre, int hour, int minutes, Integer... waits) {
        TestNode.await(node.database()
                .slow()
                .preparedQuery("""
                    WITH t AS (
                        INSERT INTO ticket (centre_id, id, business_day, service, route, norm, label, issued_at)
                        SELECT c.id, gen_random_uuid(), business_day(c.zone, c.day_ends, $2), 'cash', ARRAY['cash'], 600,
                               'Д' || $4::integer || lpad(i::text, 3, '0'), $2
                        FROM centre c, generate_series(1, cardinality($3::integer[])) AS i WHERE c.code = $1
                        RETURNING *, right(label, 3)::integer AS i),
                    w AS (SELECT t.*, $2::timestamptz + ($3::integer[])[i] * interval '1 second' AS at FROM t)
                    INSERT INTO stage (centre_id, ticket_id, position, business_day, service, kind, state, queued_at, due_at, called_at, last_called_at,
                                       calls, started_at, finished_at, desk)
                    SELECT centre_id, id, 1, business_day, service, 'cash', 'served', issued_at, issued_at, at, at, 1, at, at + interval '1 minute', '7' FROM w\
                    """)
                .execute(Tuple.of(centre, at(hour).plusMinutes(minutes), waits, hour * 60 + minutes)));
    }

    private static void opened(String centre, String desk, int... hours) {
        for (int hour : hours) {
            TestNode.await(node.database()
                    .slow()
                    .preparedQuery("""
                        INSERT INTO event (centre_id, at, kind, desk, actor) SELECT id, $2, 'desk_opened', $3, 'somebody' FROM centre WHERE code = $1\
                        """)
                    .execute(Tuple.of(centre, at(hour).minusMinutes(3), desk)));
        }
    }

    private static List<String> outcomes(String centre) {
        List<String> outcomes = new ArrayList<>();
        TestNode.await(node.database().slow().preparedQuery("""
            SELECT extract(hour FROM about_at AT TIME ZONE 'UTC')::integer + 6 || ' ' || outcome AS said
            FROM wait_alert a JOIN centre c ON c.id = a.centre_id WHERE c.code = $1 ORDER BY about_at\
            """).execute(Tuple.of(centre)))
                .forEach(row -> outcomes.add(row.getString("said")));
        return outcomes;
    }

    /** Services of yesterday that took so long. */
    private static void past(String centre, int count, int seconds) {
        TestNode.await(node.database()
                .slow()
                .query("""
                    WITH c AS (SELECT id, business_day(zone, day_ends, now()) - 1 AS day FROM centre WHERE code = '%1$s'),
                    t AS (
                        INSERT INTO ticket (centre_id, id, business_day, service, route, norm, label, issued_at)
                        SELECT c.id, gen_random_uuid(), c.day, 'cash', ARRAY['cash'], 600, 'Д' || lpad(i::text, 3, '0'), now() - interval '1 day' + i * interval '1 second'
                        FROM c, generate_series(1, %2$d) AS i
                        RETURNING *)
                    INSERT INTO stage (centre_id, ticket_id, position, business_day, service, kind, state, queued_at, due_at, called_at, last_called_at,
                                       calls, started_at, finished_at, desk)
                    SELECT centre_id, id, 1, business_day, service, 'cash', 'served', issued_at, issued_at, issued_at, issued_at, 1, issued_at,
                           issued_at + interval '%3$d seconds', '7' FROM t\
                    """.formatted(centre, count, seconds))
                .execute());
    }
}
