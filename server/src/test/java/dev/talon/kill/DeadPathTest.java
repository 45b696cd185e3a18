package dev.talon.kill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.Limits;
import dev.talon.TestLimits;
import dev.talon.TestNode;
import dev.talon.TestNode.Reply;
import dev.talon.TestSettings;
import dev.talon.Until;
import dev.talon.board.LiveScreen;
import dev.talon.db.DatabaseAddress;
import dev.talon.db.DatabaseLimits;
import dev.talon.db.TestDatabase;
import dev.talon.kill.Relay.Way;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Between a node and its database is a network that loses what was on its way and says nothing. */
@Timeout(180)
class DeadPathTest {
    /** A second and a half without an answer, and a node is blind; three more, and it says so of itself. */
    private static final DatabaseLimits HASTY = new DatabaseLimits(
            Duration.ofMillis(1_000),
            Duration.ofMillis(1_000),
            Duration.ofMillis(1_200),
            Duration.ofMillis(1_200),
            Duration.ofMinutes(1),
            Duration.ofMillis(300),
            Duration.ofMillis(1_500),
            Duration.ofMillis(4_500));

    private static final Limits LIMITS = TestLimits.of(
            Limits.USUAL.beat(),
            TestLimits.SEATED,
            Limits.USUAL.pads(),
            Duration.ofMillis(50),
            Limits.USUAL.handshakes(),
            Limits.USUAL.compare());
    private static final String TICKETS = "/centres/north/tickets";
    private static final String CASH = "{\"service\":\"cash\"}";
    private static final int KIOSKS = 8;

    private TestDatabase database;
    private Relay network;
    private TestNode node;
    private TestNode other;

    @BeforeEach
    void start() {
        database = TestDatabase.create();
        DatabaseAddress at = database.address();
        network = new Relay(at.port());
        var through =
                new DatabaseAddress("127.0.0.1", network.port(), at.database(), at.user(), at.password(), at.sslMode());
        node = TestNode.start(TestSettings.over(through), LIMITS, () -> null, HASTY);
        other = TestNode.start(at);
        node.createCentre("north");
    }

    @AfterEach
    void stop() {
        network.thaw(Way.UP);
        network.thaw(Way.DOWN);
        node.close();
        other.close();
        network.close();
        database.close();
    }

    @Test
    void packetsOfOpenConnectionsAreLostAndNewOnesWork() throws Exception {
        try (LiveScreen screen = LiveScreen.open(node, "north")) {
            screen.next();
            press("before-the-cut");
            screen.until(board -> waiting(board) == 1);
            network.swallow();
            List<CompletableFuture<String>> pressed = kiosks();
            Reply elsewhere = other.post(TICKETS, CASH);
            assertThat(elsewhere.status()).isEqualTo(201);
            assertThat(TestNode.await(screen.ended()))
                    .as("it is told to look elsewhere")
                    .isEqualTo((short) 1012);
            try (LiveScreen again = reopened()) {
                again.until(board -> waiting(board) == KIOSKS + 2);
                assertAllOnce(pressed, KIOSKS + 2);
                assertThat(other.post(TICKETS, CASH).status()).isEqualTo(201);
                again.until(board -> waiting(board) == KIOSKS + 3);
            }
            untilHealth("ready", 200);
            assertThat(node.health("live")).isEqualTo(200);
        }
    }

    @Test
    void aNetworkThatStandsStillForAWhileAndHeals() throws Exception {
        try (LiveScreen screen = LiveScreen.open(node, "north")) {
            screen.next();
            network.freeze(Way.UP);
            network.freeze(Way.DOWN);
            List<CompletableFuture<String>> pressed = kiosks();
            assertThat(TestNode.await(screen.ended())).isEqualTo((short) 1012);
            untilHealth("live", 503);
            assertThat(node.health("ready")).isEqualTo(503);
            network.thaw(Way.UP);
            network.thaw(Way.DOWN);
            try (LiveScreen again = reopened()) {
                again.until(board -> waiting(board) == KIOSKS);
                assertAllOnce(pressed, KIOSKS);
            }
            untilHealth("live", 200);
            untilHealth("ready", 200);
        }
    }

    /** Each presses once and has its patience. */
    private List<CompletableFuture<String>> kiosks() {
        return IntStream.range(0, KIOSKS)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> press("key-of-kiosk-" + i), kiosk -> new Thread(kiosk, "kiosk").start()))
                .toList();
    }

    /** As the page does: the same key until there is an answer. */
    private String press(String key) {
        Reply reply;
        do {
            reply = node.post(TICKETS, CASH, "Idempotency-Key", key);
            assertThat(reply.status()).as(reply.json().toString()).isIn(201, 503);
        } while (reply.status() != 201);
        return reply.text("/label");
    }

    private void assertAllOnce(List<CompletableFuture<String>> pressed, int tickets) throws Exception {
        List<String> labels = new ArrayList<>();
        for (CompletableFuture<String> one : pressed) {
            labels.add(one.get());
        }
        assertThat(labels).doesNotHaveDuplicates();
        assertThat(TestNode.await(other.database()
                                .slow()
                                .query("SELECT count(*) FROM ticket")
                                .execute())
                        .iterator()
                        .next()
                        .getInteger(0))
                .isEqualTo(tickets);
    }

    private LiveScreen reopened() {
        return TestNode.await(untilTaken());
    }

    private io.vertx.core.Future<LiveScreen> untilTaken() {
        return LiveScreen.connect(node, "north", "", "authorization", "Bearer " + node.token())
                .recover(refused -> untilTaken());
    }

    private void untilHealth(String of, int status) {
        Until.isTrue(of + " is " + status, () -> node.health(of) == status);
    }

    private static int waiting(JsonObject board) {
        return board.getJsonArray("waiting").stream()
                .mapToInt(service -> ((JsonObject) service).getInteger("count"))
                .sum();
    }
}
