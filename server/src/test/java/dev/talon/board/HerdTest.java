package dev.talon.board;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.Limits;
import dev.talon.TestLimits;
import dev.talon.TestNode;
import dev.talon.Until;
import dev.talon.db.Hints;
import dev.talon.db.TestDatabase;
import dev.talon.promise.Promises;
import dev.talon.schedule.Timetables;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many screens that join one node at the same moment. */
@Timeout(120)
class HerdTest {
    private static final Duration BEAT = Duration.ofSeconds(1);
    private static final String CASH = "{\"service\":\"cash\"}";
    private static final int HERD = 60;

    private TestDatabase database;
    private TestNode node;

    @BeforeEach
    void start() {
        database = TestDatabase.create();
        node = TestNode.start(
                database.address(),
                TestLimits.of(
                        BEAT,
                        TestLimits.SEATED,
                        Limits.USUAL.pads(),
                        Limits.USUAL.spread(),
                        1,
                        Limits.USUAL.compare()));
        node.createCentre("north");
    }

    @AfterEach
    void stop() {
        node.close();
        database.close();
    }

    @Test
    void aCommandDoesNotWaitForScreensThatWaitForTheirTurn() {
        Promise<Void> held = Promise.promise();
        node.handshakes().take(held::future);
        List<Future<LiveScreen>> herd = herd(HERD);
        untilWaiting(HERD);
        assertThat(node.post("/centres/north/tickets", CASH).status()).isEqualTo(201);
        assertThat(node.get("/centres/north/board")
                                .json()
                                .at("/waiting/1/count")
                                .asInt()
                        + node.get("/centres/north/board")
                                .json()
                                .at("/waiting/0/count")
                                .asInt())
                .isPositive();
        assertThat(node.handshakes().waiting()).isEqualTo(HERD);

        held.complete();
        for (LiveScreen screen : opened(herd)) {
            assertThat(waiting(screen.next())).isOne();
            screen.close();
        }
    }

    @Test
    void whoJoinsInAHerdGetsTheNewestBoardAndNoOlderOneAfterwards() {
        List<Future<LiveScreen>> herd = herd(HERD);
        for (int i = 0; i < 20; i++) {
            assertThat(node.post("/centres/north/tickets", CASH).status()).isEqualTo(201);
        }
        for (LiveScreen screen : opened(herd)) {
            screen.until(board -> waiting(board) == 20);
            assertThat(screen.versions()).isSorted().doesNotHaveDuplicates();
            screen.close();
        }
    }

    /** Pages take the server's time from their first board. */
    @Test
    void whoJoinsACentreInWhichNothingHappensIsToldTheTimeThatItIs() {
        try (LiveScreen early = LiveScreen.open(node, "north")) {
            JsonObject first = early.next();
            early.nextBeat();
            early.nextBeat();
            early.nextBeat();
            try (LiveScreen late = LiveScreen.open(node, "north")) {
                JsonObject second = late.next();
                assertThat(second.getLong("version")).isEqualTo(first.getLong("version"));
                assertThat(at(second)).isAfterOrEqualTo(at(first).plus(BEAT));
            }
            assertThat(early.versions()).hasSize(1);
        }
    }

    @Test
    void aBoardIsEncodedOnceForAll() throws InterruptedException {
        int centre = node.database()
                .slow()
                .query("SELECT id FROM centre")
                .execute()
                .await()
                .iterator()
                .next()
                .getInteger(0);
        var boards = new Boards(
                node.vertx(),
                node.database(),
                new Promises(node.vertx(), node.database(), () -> null),
                new Openings(node.vertx(), node.database(), new Timetables(node.vertx(), node.database()), () -> null),
                () -> null);
        Hints hints = TestNode.await(Hints.start(node.vertx(), node.database()));
        var hub = new BoardHub(node.vertx(), boards, hints, Limits.USUAL.spread());
        var one = new Kept();
        var other = new Kept();
        hub.join(centre, one);
        Buffer first = one.next();
        hub.join(centre, other);
        assertThat(other.next()).isSameAs(first);
        assertThat(node.post("/centres/north/tickets", CASH).status()).isEqualTo(201);
        assertThat(one.next()).isNotSameAs(first).isSameAs(other.next());
        TestNode.await(hub.close());
        TestNode.await(hints.close());
    }

    /** None of them keeps a turn, whatever it is. */
    @Test
    void whoAsksForASocketWhereNoneIsIsAnswered() {
        HttpClient client = node.vertx().createHttpClient();
        for (int i = 0; i < 3; i++) {
            assertThat(status(client, HttpMethod.GET, "/api/v1/centres/north/board", ""))
                    .isEqualTo(200);
            assertThat(status(client, HttpMethod.GET, "/api/v1/nothing", "")).isEqualTo(404);
            assertThat(status(client, HttpMethod.GET, "/hall/", "")).isEqualTo(200);
            assertThat(status(client, HttpMethod.POST, "/api/v1/centres/north/tickets", CASH))
                    .isEqualTo(201);
            // No key of a socket came with it.
            assertThat(status(client, HttpMethod.GET, "/api/v1/centres/north/live", ""))
                    .isEqualTo(400);
            assertThat(status(client, HttpMethod.GET, "/api/v1/centres/elsewhere/live", ""))
                    .isEqualTo(404);
        }
        try (LiveScreen screen = LiveScreen.open(node, "north")) {
            assertThat(waiting(screen.next())).isEqualTo(3);
        }
        TestNode.await(client.close());
    }

    private int status(HttpClient client, HttpMethod method, String path, String body) {
        return TestNode.await(client.request(method, node.port(), "127.0.0.1", path)
                        .compose(request -> request.putHeader("authorization", "Bearer " + node.token())
                                .putHeader("connection", "upgrade")
                                .putHeader("upgrade", "websocket")
                                .putHeader("content-type", body.isEmpty() ? "text/plain" : "application/json")
                                .send(body)))
                .statusCode();
    }

    private List<Future<LiveScreen>> herd(int screens) {
        List<Future<LiveScreen>> herd = new ArrayList<>();
        for (int i = 0; i < screens; i++) {
            herd.add(LiveScreen.connect(node, "north", "", "authorization", "Bearer " + node.token()));
        }
        return herd;
    }

    private static List<LiveScreen> opened(List<Future<LiveScreen>> herd) {
        return herd.stream().map(TestNode::await).toList();
    }

    private void untilWaiting(int screens) {
        Until.isTrue(screens + " screens wait", () -> node.handshakes().waiting() >= screens);
    }

    private static OffsetDateTime at(JsonObject board) {
        return OffsetDateTime.parse(board.getString("at"));
    }

    private static int waiting(JsonObject board) {
        JsonArray services = board.getJsonArray("waiting");
        return services.stream()
                .mapToInt(service -> ((JsonObject) service).getInteger("count"))
                .sum();
    }

    /** Keeps what it is shown. */
    private static final class Kept implements BoardHub.Screen {
        private final BlockingQueue<Buffer> shown = new LinkedBlockingQueue<>();

        @Override
        public void show(long version, Buffer board) {
            shown.add(board);
        }

        Buffer next() throws InterruptedException {
            Buffer board = shown.poll(60, TimeUnit.SECONDS);
            if (board == null) {
                throw new AssertionError("no board is shown");
            }
            return board;
        }
    }
}
