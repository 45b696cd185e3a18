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
        node.createCentre(centre);
        node.put("/centres/" + centre + "/desks/7", "{\"stages\":[\"cash\"]}");
        past(centre, 40, 300);
        node.sit(centre, "7");
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
                INSERT INTO wait_watch (centre_id, looked_at, looked_before, feared) SELECT id, $2, $3, '{cash}' FROM centre WHERE code = $1""").execute(Tuple.of(centre, at, before)));
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
                       issued_at + interval '%3$d seconds', '7' FROM t""".formatted(centre, count, seconds))
                .execute());
    }
}
