package dev.talon.sign;

import static dev.talon.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.TestNode;
import dev.talon.board.ServiceRates;
import dev.talon.db.Hints;
import dev.talon.db.TestDatabase;
import dev.talon.desk.DeskCalls;
import dev.talon.desk.DeskHolds;
import dev.talon.desk.DeskPauses;
import dev.talon.desk.DeskTurns;
import dev.talon.hardware.pad.PadKey;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a pad is held to. The clock is the test's: nobody waits. */
class PadControllerTest {
    private static final PadLimits LIMITS = PadLimits.USUAL;

    private static TestDatabase database;
    private static TestNode node;
    private static Hints hints;
    private static DeskHolds holds;
    private static int centres;

    private final String centre = "pads" + ++centres;
    private Instant now = Instant.now();
    private PadController hand;

    @BeforeAll
    static void start() {
        database = TestDatabase.create();
        node = TestNode.start(database.address());
        hints = await(Hints.start(node.vertx(), node.database()));
        holds = new DeskHolds(node.vertx(), node.database(), hints, Duration.ofHours(1));
    }

    @AfterAll
    static void stop() {
        holds.close();
        await(hints.close());
        node.close();
        database.close();
    }

    @BeforeEach
    void setUp() {
        node.createCentre(centre);
        node.put("/centres/" + centre + "/desk-rules", "{\"severalDesks\":false,\"noShowAfter\":60}");
        var calls = new DeskCalls(node.database(), hints, new ServiceRates(node.vertx(), node.database()), () -> null);
        var turns = new DeskTurns(node.database(), hints, calls);
        hand = new PadController(
                calls,
                turns,
                new DeskPauses(node.database(), hints, calls),
                holds,
                new PadRefusals(node.database(), hints, () -> null),
                () -> now,
                LIMITS);
    }

    @Test
    void aKeyPressedAWhileAgoCallsNobodyNow() {
        sit();
        String label = issue();
        press(PadKey.CALL, Duration.ofSeconds(10));
        assertThat(desk("/next/label")).isEqualTo(label);

        press(PadKey.CALL, Duration.ofSeconds(4));
        assertThat(desk("/call/label")).isEqualTo(label);
    }

    @Test
    void aPadOfADeskThatNobodyHoldsDoesNothing() {
        String label = issue();
        press(PadKey.CALL, Duration.ZERO);
        assertThat(desk("/next/label")).isEqualTo(label);
        assertThat(desk("/call/label")).isEmpty();
    }

    @Test
    void whyAKeyDidNothingStandsAtTheDesksPageUntilTheDeskDoesSomething() {
        press(PadKey.CALL, Duration.ZERO);
        assertThat(refused()).isEqualTo("nobody-here");
        sit();
        press(PadKey.CALL, Duration.ZERO);
        assertThat(refused()).isEqualTo("nobody-waits");
        issue();
        press(PadKey.END, Duration.ZERO);
        assertThat(refused()).isEqualTo("not-now");
        press(PadKey.CALL, Duration.ofSeconds(10));
        assertThat(refused()).isEqualTo("too-late");
        press(PadKey.CALL, Duration.ZERO);
        assertThat(refused()).as("it called").isEmpty();
        press(PadKey.CALL, Duration.ZERO);
        assertThat(refused()).isEqualTo("too-soon");
        press(PadKey.CONTINUE, Duration.ZERO);
        assertThat(refused()).isEqualTo("not-now");
        now = now.plus(LIMITS.walk()).plusSeconds(5);
        press(PadKey.END, Duration.ZERO);
        assertThat(refused()).isEqualTo("once-more");
        press(PadKey.START, Duration.ZERO);
        assertThat(refused()).as("it began").isEmpty();
    }

    @Test
    void aKeyThatIsStuckIsSaidOnceInAWhile() {
        sit();
        long before = version();
        for (int i = 0; i < 30; i++) {
            press(PadKey.START, Duration.ZERO);
        }
        assertThat(refused()).isEqualTo("too-fast");
        assertThat(version() - before)
                .as("each of the first, and once that they come too fast")
                .isEqualTo(LIMITS.atOnce() + 1);
    }

    @Test
    void whatAPadDoesWasDoneByWhoeverSitsThere() {
        sit();
        issue();
        press(PadKey.CALL, Duration.ZERO);
        press(PadKey.START, Duration.ZERO);
        assertThat(events()).containsExactly("called staff:anna null", "started staff:anna null");
    }

    @Test
    void nobodyIsANoShowBeforeTheyCanHaveWalkedHoweverOftenItIsPressed() {
        sit();
        String label = issue();
        press(PadKey.CALL, Duration.ZERO);
        for (int second = 1; second < LIMITS.walk().toSeconds(); second += 2) {
            now = now.plusSeconds(2);
            press(PadKey.END, Duration.ZERO);
        }
        assertThat(desk("/call/label")).isEqualTo(label);

        now = now.plusSeconds(20);
        press(PadKey.END, Duration.ZERO);
        press(PadKey.END, Duration.ZERO);
        assertThat(desk("/call/label")).as("two presses at one stroke are one").isEqualTo(label);
        now = now.plus(LIMITS.twiceFrom());
        press(PadKey.END, Duration.ZERO);
        assertThat(desk("/call/label")).isEmpty();
        assertThat(events()).endsWith("no_show staff:anna pad:pads");
    }

    @Test
    void theCallingKeyFinishesAndCallsTheNextInOneStroke() {
        sit();
        String first = issue();
        String second = issue();
        press(PadKey.CALL, Duration.ZERO);
        press(PadKey.START, Duration.ZERO);
        press(PadKey.CALL, Duration.ZERO);
        assertThat(desk("/call/label")).as("it has only just begun").isEqualTo(first);
        now = now.plus(LIMITS.justStarted()).plusSeconds(60);
        press(PadKey.CALL, Duration.ZERO);
        assertThat(desk("/call/label")).isEqualTo(second);
        assertThat(desk("/call/state")).isEqualTo("called");
    }

    @Test
    void aServiceThatHasOnlyJustBegunIsFinishedByTwoPresses() {
        sit();
        String label = issue();
        press(PadKey.CALL, Duration.ZERO);
        press(PadKey.START, Duration.ZERO);
        now = now.plusSeconds(1);
        press(PadKey.END, Duration.ZERO);
        assertThat(desk("/call/label")).isEqualTo(label);
        now = now.plusSeconds(1);
        press(PadKey.END, Duration.ZERO);
        assertThat(desk("/call/label")).isEmpty();
    }

    @Test
    void aPadThatIsNoLongerOursIsHeldToTheSpeedOfAHand() {
        sit();
        for (int i = 0; i < 12; i++) {
            issue();
        }
        for (int i = 0; i < 30; i++) {
            press(PadKey.CALL, Duration.ZERO);
            press(PadKey.START, Duration.ZERO);
            press(PadKey.END, Duration.ZERO);
            now = now.plusMillis(66);
        }
        assertThat(events())
                .as("two seconds of a program's keys")
                .containsExactly("called staff:anna null", "started staff:anna null");
    }

    private void sit() {
        await(holds.hold(centre, "1", "page-of-anna", "Анна", false, "staff:anna"));
    }

    private void press(PadKey key, Duration age) {
        await(hand.press(centre, "1", key, "pads", age));
    }

    private String issue() {
        return node.post("/centres/" + centre + "/tickets", "{\"service\":\"consultation\"}")
                .text("/label");
    }

    private String desk(String pointer) {
        var found = node.get("/centres/" + centre + "/desks/1").json().at(pointer);
        return found.isNull() || found.isMissingNode() ? "" : found.asText();
    }

    private String refused() {
        return desk("/padRefused/why");
    }

    private long version() {
        return Long.parseLong(desk("/version"));
    }

    /** What was done at the desk, by whom and why. */
    private List<String> events() {
        List<String> told = new ArrayList<>();
        await(node.database().slow().preparedQuery("""
                        SELECT e.kind, e.actor, e.reason FROM event e JOIN centre c ON c.id = e.centre_id
                        WHERE c.code = $1 AND e.kind IN ('called', 'started', 'finished', 'no_show') ORDER BY e.id""").execute(Tuple.of(centre)))
                .forEach(row -> told.add(row.getString(0) + " " + row.getString(1) + " " + row.getString(2)));
        return told;
    }
}
