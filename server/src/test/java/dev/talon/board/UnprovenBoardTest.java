package dev.talon.board;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.TestLimits;
import dev.talon.TestNode;
import dev.talon.db.TestDatabase;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A socket never says more than what is known, and never stays for a reader that is gone. */
@Timeout(120)
class UnprovenBoardTest {
    private static final Duration BEAT = Duration.ofSeconds(1);
    private static final int DEAF = 100;
    private static final String CASH = "{\"service\":\"cash\"}";

    private TestDatabase database;
    private TestNode node;

    @BeforeEach
    void start() {
        database = TestDatabase.create();
        node = TestNode.start(database.address(), TestLimits.of(BEAT, TestLimits.SEATED));
        node.createCentre("north");
    }

    @AfterEach
    void stop() {
        node.close();
        database.close();
    }

    @Test
    void aBoardThatCannotBeReadIsNotSaidToBeAlive() {
        try (LiveScreen screen = LiveScreen.open(node, "north")) {
            screen.next();
            screen.nextBeat();
            run("ALTER TABLE stage RENAME TO elsewhere");
            run("UPDATE centre SET version = version + 1");
            screen.untilNoBeatFor(BEAT.multipliedBy(3));
            assertThat(screen.socket().isClosed()).isFalse();
            run("ALTER TABLE elsewhere RENAME TO stage");
            screen.next();
            screen.nextBeat();
        }
    }

    /** Boards are so large that what a socket does not read fills whatever lies between: words of farewell would wait for ever. */
    @Test
    void aHundredSocketsThatNeverReadAreLetGoAndNobodyElseFeelsThem() {
        node.createCentre("south");
        run(
                "INSERT INTO desk (centre_id, code, stages, position)"
                        + " SELECT c.id, n::text, '{consultation}', n FROM centre c, generate_series(100, 299) AS n WHERE c.code = 'north'");
        List<LiveScreen> deaf = IntStream.range(0, DEAF)
                .mapToObj(i -> LiveScreen.connect(node, "north", "", "authorization", "Bearer " + node.token()))
                .toList()
                .stream()
                .map(TestNode::await)
                .toList();
        try (LiveScreen beside = LiveScreen.open(node, "north");
                LiveScreen elsewhere = LiveScreen.open(node, "south")) {
            assertThat(screens()).isEqualTo(DEAF + 2);
            deaf.forEach(screen -> screen.socket().pause());
            int issued = 0;
            do {
                for (int i = 0; i < 10; i++) {
                    assertThat(node.post("/centres/north/tickets", CASH).status())
                            .isEqualTo(201);
                }
                assertThat(node.post("/centres/south/tickets", CASH).status()).isEqualTo(201);
                issued++;
                int now = issued;
                beside.until(board -> waiting(board) == now * 10);
                elsewhere.until(board -> waiting(board) == now);
            } while (screens() > 2);
            for (LiveScreen reads : List.of(beside, elsewhere)) {
                reads.nextBeat();
                assertThat(reads.socket().isClosed()).isFalse();
                assertThat(reads.versions()).isSorted().doesNotHaveDuplicates();
            }
        }
        deaf.forEach(screen -> {
            screen.socket().resume();
            TestNode.await(screen.ended());
            screen.close();
        });
    }

    private static int waiting(JsonObject board) {
        return board.getJsonArray("waiting").stream()
                .mapToInt(service -> ((JsonObject) service).getInteger("count"))
                .sum();
    }

    private int screens() {
        try {
            HttpRequest metrics = HttpRequest.newBuilder(URI.create(node.managementUrl() + "/metrics"))
                    .build();
            return node.http()
                    .send(metrics, HttpResponse.BodyHandlers.ofString())
                    .body()
                    .lines()
                    .filter(line -> line.startsWith("talon_screens "))
                    .mapToInt(line -> (int) Double.parseDouble(line.replaceFirst(".* ", "")))
                    .findFirst()
                    .orElseThrow();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private void run(String sql) {
        TestNode.await(node.database().slow().query(sql).execute());
    }
}
