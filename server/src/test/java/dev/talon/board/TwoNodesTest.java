package dev.talon.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.talon.Limits;
import dev.talon.TestLimits;
import dev.talon.TestNode;
import dev.talon.TestNode.Reply;
import dev.talon.db.TestDatabase;
import io.vertx.core.Future;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two nodes over one database: what happens on one is on the other's screens. */
class TwoNodesTest {
    private static TestDatabase database;
    /** However long a reader of a test reads nothing, it is not taken for one that has gone. */
    private static final Limits LIMITS = TestLimits.of(Duration.ofHours(1), TestLimits.SEATED);

    private static TestNode here;
    private static TestNode there;

    /** More than the buffers between a server and a reader that has stopped reading hold together. */
    private static final int MORE_THAN_BUFFERS = 12 << 20;

    private static int centres;

    private final String centre = "hall" + ++centres;

    @BeforeAll
    static void open() {
        database = TestDatabase.create();
        here = TestNode.start(database.address(), LIMITS);
        there = TestNode.start(database.address(), LIMITS);
    }

    @BeforeEach
    void createCentre() {
        here.createCentre(centre);
    }

    @AfterAll
    static void close() {
        there.close();
        here.close();
        database.close();
    }

    @Test
    void aCallOnOneNodeIsOnTheOthersScreen() {
        try (LiveScreen screen = LiveScreen.open(there, centre)) {
            screen.next();
            String label = issue().text("/label");
            assertThat(desk("call-next").text("/call/label")).isEqualTo(label);
            JsonObject call = screen.untilCalled(label).getJsonArray("calls").getJsonObject(0);
            assertThat(call.getString("desk")).isEqualTo("1");
            desk("start");
            desk("finish");
            screen.until(board -> board.getJsonArray("calls").isEmpty());
            assertGrow(screen);
        }
    }

    @Test
    void aCallReachesANodeWhoseListeningWasCut() {
        try (LiveScreen screen = LiveScreen.open(there, centre)) {
            screen.next();
            String label = issue().text("/label");
            there.cutListening();
            long called = System.nanoTime();
            desk("call-next");
            screen.untilCalled(label);
            assertThat(Duration.ofNanos(System.nanoTime() - called))
                    .as("a poll a second, and a reading")
                    .isLessThan(Duration.ofSeconds(2));
            assertGrow(screen);
        }
    }

    @Test
    void aScreenThatComesLateGetsTheNewestBoardAtOnce() {
        issue();
        try (LiveScreen early = LiveScreen.open(there, centre)) {
            long before = early.next().getLong("version");
            String label = desk("call-next").text("/call/label");
            long newest = early.untilCalled(label).getLong("version");
            assertThat(newest).isGreaterThan(before);
            try (LiveScreen late = LiveScreen.open(there, centre);
                    LiveScreen elsewhere = LiveScreen.open(here, centre)) {
                assertThat(late.next().getLong("version")).isEqualTo(newest);
                assertThat(elsewhere.next().getLong("version")).isEqualTo(newest);
            }
        }
    }

    @Test
    void aSlowReaderSkipsWhatIsPastAndEndsWithTheNewest() {
        createDesks(400);
        try (LiveScreen slow = LiveScreen.open(here, centre);
                LiveScreen quick = LiveScreen.open(here, centre)) {
            slow.next();
            slow.socket().pause();
            int shown = quick.next().encode().length();
            while (shown < MORE_THAN_BUFFERS) {
                here.post("/centres/" + centre + "/tickets", "{\"service\":\"cash\"}");
                shown += quick.next().encode().length();
            }
            String last = issue().text("/label");
            desk("call-next");
            long newest = quick.untilCalled(last).getLong("version");
            slow.socket().resume();
            assertThat(slow.until(board -> board.getLong("version") >= newest).getLong("version"))
                    .isEqualTo(newest);
            assertGrow(slow);
            assertGrow(quick);
            assertThat(slow.versions()).hasSizeLessThan(quick.versions().size());
        }
    }

    @Test
    void theHolderOfATicketMayListenAndNobodyElse() {
        Reply ticket = issue();
        String mine = "?ticket=" + ticket.text("/id");
        try (LiveScreen phone = TestNode.await(LiveScreen.connect(there, centre, mine, "origin", there.url()))) {
            assertThat(phone.next().getString("centre")).isEqualTo(centre);
            desk("call-next");
            phone.untilCalled(ticket.text("/label"));
        }
        String unknown = "?ticket=" + new StringBuilder(ticket.text("/id")).reverse();
        assertThat(refusal(LiveScreen.connect(there, centre, unknown))).isEqualTo(401);
        assertThat(refusal(LiveScreen.connect(there, centre, "?ticket=nonsense")))
                .isEqualTo(401);
        assertThat(refusal(LiveScreen.connect(there, centre, ""))).isEqualTo(401);
        assertThat(refusal(LiveScreen.connect(there, centre, mine, "origin", "http://elsewhere.example")))
                .isEqualTo(403);
        here.createCentre(centre + "-next");
        assertThat(refusal(LiveScreen.connect(there, centre + "-next", mine)))
                .as("a ticket opens its own centre only")
                .isEqualTo(401);
    }

    private static void assertGrow(LiveScreen screen) {
        assertThat(screen.versions()).isSorted().doesNotHaveDuplicates();
    }

    private Reply issue() {
        return here.post("/centres/" + centre + "/tickets", "{\"service\":\"consultation\"}");
    }

    private Reply desk(String command) {
        Reply done = here.atDesk(centre, "1", command);
        assertThat(done.status()).isEqualTo(200);
        return done;
    }

    /** Many desks make a large board. */
    private void createDesks(int count) {
        String desks = IntStream.rangeClosed(100, 99 + count)
                .mapToObj(code -> "((SELECT id FROM centre WHERE code = '" + centre + "'), '" + code
                        + "', '{consultation}', " + code + ")")
                .collect(Collectors.joining(", "));
        here.database()
                .fast()
                .query("INSERT INTO desk (centre_id, code, stages, position) VALUES " + desks)
                .execute()
                .await();
    }

    private static int refusal(Future<LiveScreen> refused) {
        int[] status = {0};
        assertThatThrownBy(refused::await)
                .isInstanceOfSatisfying(UpgradeRejectedException.class, it -> status[0] = it.getStatus());
        return status[0];
    }
}
