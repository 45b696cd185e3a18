package dev.talon.board;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.Limits;
import dev.talon.TestLimits;
import dev.talon.TestNode;
import dev.talon.Until;
import dev.talon.db.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A node came back, and all screens are on the other one. */
@Timeout(120)
class ScreenSharesTest {
    private static final Duration OFTEN = Duration.ofMillis(50);
    private static final Limits LIMITS = TestLimits.of(
            Limits.USUAL.beat(), TestLimits.SEATED, Limits.USUAL.pads(), OFTEN, Limits.USUAL.handshakes(), OFTEN);

    @Test
    void aNodeWithMoreThanItsShareSendsScreensAwayAndNeverItsLast() {
        try (TestDatabase database = TestDatabase.create();
                TestNode crowded = TestNode.start(database.address(), LIMITS)) {
            crowded.createCentre("north");
            List<LiveScreen> screens = IntStream.range(0, 6)
                    .mapToObj(i -> LiveScreen.open(crowded, "north"))
                    .toList();
            screens.forEach(LiveScreen::next);
            TestNode back = TestNode.start(database.address(), LIMITS);
            try {
                // None of them comes to the other node, as it would by way of a balancer.
                untilEnded(screens, 5);
                assertThat(screens.stream().filter(LiveScreen::isEnded).map(screen -> TestNode.await(screen.ended())))
                        .containsOnly((short) 1012);
                List<LiveScreen> staying =
                        screens.stream().filter(screen -> !screen.isEnded()).toList();
                assertThat(staying).hasSize(1);
                staying.get(0).nextBeat();
            } finally {
                back.close();
            }
        }
    }

    private static void untilEnded(List<LiveScreen> screens, int count) {
        Until.isTrue(
                count + " screens have ended",
                () -> screens.stream().filter(LiveScreen::isEnded).count() >= count);
    }
}
