package dev.talon.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.kill.Relay;
import dev.talon.kill.Relay.Way;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of nodes behind HAProxy, one after another. */
@Tag("reliability")
@Timeout(600)
class NodesIT {
    private static final double PATIENCE_OF_A_HALL = 8;
    private static final int CUT_SECONDS = 20;
    /** The nodes compare what they have, a few times, before any screen is sent. */
    private static final int SPREAD_SECONDS = 60;

    @TempDir
    Path temporary;

    @Test
    void aPlannedStop() throws Exception {
        try (var region = new Region(temporary, 2)) {
            region.fault();
            region.node(0).terminate();
            region.node(0).exitCode();
            Seen seen = whole(region.end().record("SIGTERM to one of two nodes", 2));
            assertThat(seen.noAnswers()).isEmpty();
            assertThat(seen.staleSeconds()).isLessThan(1);
        }
    }

    @Test
    void aRollingUpgradeOfThreeNodes() throws Exception {
        try (var region = new Region(temporary, 3)) {
            region.fault();
            for (int node = 0; node < 3; node++) {
                region.node(node).terminate();
                region.node(node).exitCode();
                region.startAgain(node);
                region.goOn();
            }
            Seen seen = whole(region.end().record("rolling upgrade: SIGTERM and start of three nodes in turn", 3));
            assertThat(seen.noAnswers()).isEmpty();
        }
    }

    @Test
    void aNodeIsKilledAndComesBack() throws Exception {
        try (var region = new Region(temporary, 2)) {
            region.fault();
            region.node(0).kill();
            region.goOn();
            region.startAgain(0);
            List<Integer> spread = awaitSpread(region);
            Seen seen = whole(region.end().record("kill -9 of one of two nodes, which comes back", 2));
            assertThat(seen.tooLate()).isZero();
            assertThat(spread).as("screens of the nodes").allMatch(screens -> screens >= Region.SCREENS / 3);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void theOpenConnectionsOfANodeToItsDatabaseAreDead(int nodes) throws Exception {
        try (var region = new Region(temporary, nodes)) {
            region.fault();
            region.network(0).swallow();
            region.goOn();
            region.awaitReady(0);
            Seen seen = whole(region.end()
                    .record("the open connections of one node of %d to the database are dead".formatted(nodes), nodes));
            assertThat(seen.tooLate()).isZero();
            assertThat(seen.ticketSeconds()).isLessThan(PATIENCE_OF_A_HALL);
            assertThat(seen.staleSeconds()).isLessThan(PATIENCE_OF_A_HALL);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void nothingComesThroughForAWhile(int nodes) throws Exception {
        try (var region = new Region(temporary, nodes)) {
            region.fault();
            Relay network = region.network(0);
            network.freeze(Way.UP);
            network.freeze(Way.DOWN);
            Object cut = new Object();
            synchronized (cut) {
                TimeUnit.SECONDS.timedWait(cut, CUT_SECONDS);
            }
            network.thaw(Way.UP);
            network.thaw(Way.DOWN);
            region.awaitReady(0);
            Seen seen = whole(region.end()
                    .record(
                            "everything between one node of %d and the database is held back for %d s"
                                    .formatted(nodes, CUT_SECONDS),
                            nodes));
            assertThat(seen.ticketSeconds())
                    .isLessThan(nodes == 1 ? CUT_SECONDS + PATIENCE_OF_A_HALL : PATIENCE_OF_A_HALL);
        }
    }

    private static Seen whole(Seen seen) {
        assertThat(seen.surprises()).isEmpty();
        assertThat(seen.lost()).isZero();
        assertThat(seen.doubled()).isZero();
        return seen;
    }

    private static List<Integer> awaitSpread(Region region) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SPREAD_SECONDS);
        List<Integer> screens;
        Object pause = new Object();
        do {
            synchronized (pause) {
                TimeUnit.MILLISECONDS.timedWait(pause, 500);
            }
            screens = region.screensOfNodes();
        } while (screens.stream().anyMatch(count -> count < Region.SCREENS / 3) && System.nanoTime() < deadline);
        return screens;
    }
}
