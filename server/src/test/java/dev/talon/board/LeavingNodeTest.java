package dev.talon.board;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.TestNode;
import dev.talon.TestSettings;
import dev.talon.Until;
import dev.talon.db.DatabaseLimits;
import dev.talon.db.TestDatabase;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One of two nodes is told to stop, as at an upgrade. */
@Timeout(120)
class LeavingNodeTest {
    private static final String CASH = "{\"service\":\"cash\"}";
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final DatabaseLimits PATIENT = new DatabaseLimits(LONG, LONG, LONG, LONG, LONG);

    @Test
    void screensAreSentAwayAtOnceAndWhatIsUnderWayIsAnsweredAndTold() throws Exception {
        try (TestDatabase database = TestDatabase.create();
                TestNode staying = TestNode.start(database.address());
                TestNode leaving = TestNode.start(TestSettings.over(database.address()), () -> null, PATIENT);
                Connection psql = staying.database().jdbc().getConnection();
                Statement statement = psql.createStatement()) {
            staying.createCentre("north");
            List<LiveScreen> here = IntStream.range(0, 5)
                    .mapToObj(i -> LiveScreen.open(leaving, "north"))
                    .toList();
            here.forEach(LiveScreen::next);
            try (LiveScreen there = LiveScreen.open(staying, "north")) {
                there.next();
                psql.setAutoCommit(false);
                statement.execute("UPDATE centre SET version = version");
                CompletableFuture<HttpResponse<String>> underWay = leaving.http()
                        .sendAsync(
                                leaving.request("POST", "/centres/north/tickets", CASH, "Idempotency-Key", "under-way"),
                                BodyHandlers.ofString());
                untilSomebodyWaits(staying);

                Future<Void> closed = leaving.server().close();
                assertThat(leaving.health("ready")).isEqualTo(503);
                for (LiveScreen screen : here) {
                    assertThat(TestNode.await(screen.ended())).isEqualTo((short) 1012);
                }
                assertThat(underWay).as("the screens did not wait for it").isNotDone();
                assertThat(closed.isComplete()).isFalse();

                psql.rollback();
                assertThat(underWay.get().statusCode()).isEqualTo(201);
                TestNode.await(closed);
                there.until(board -> waiting(board) == 1);
            }
        }
    }

    private static void untilSomebodyWaits(TestNode node) {
        String sql = "SELECT count(*) FROM pg_stat_activity"
                + " WHERE wait_event_type = 'Lock' AND datname = current_database()";
        Until.isTrue(
                "somebody waits for a lock",
                () -> TestNode.await(node.database().slow().query(sql).execute())
                                .iterator()
                                .next()
                                .getLong(0)
                        > 0);
    }

    private static int waiting(JsonObject board) {
        return board.getJsonArray("waiting").stream()
                .mapToInt(service -> ((JsonObject) service).getInteger("count"))
                .sum();
    }
}
