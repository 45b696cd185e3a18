package dev.talon.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FairShareTest {
    private final FairShare fair = new FairShare();

    @Test
    void aNodeThatStandsAloneOrHasItsShareSendsNobodyAway() {
        for (int turn = 0; turn < 100; turn++) {
            assertThat(fair.toSend(500, List.of())).isZero();
            assertThat(fair.toSend(9, List.of(8, 8))).isZero();
            assertThat(fair.toSend(105, List.of(100, 95))).isZero();
            assertThat(fair.toSend(1, List.of(0))).isZero();
        }
    }

    @Test
    void whoHasTooManyForAWhileSendsWhatIsTooMany() {
        assertThat(turns(24, List.of(0), 3)).containsExactly(0, 0, 12);
    }

    @Test
    void aNodeThatDiedIsForgottenBeforeItsScreensAreSentToIt() {
        assertThat(turns(48, List.of(24), 2)).containsOnly(0);
        assertThat(turns(48, List.of(), 10)).containsOnly(0);
    }

    @Test
    void aHerdIsSentInParts() {
        int own = 3_000;
        for (int turn = 0; turn < 60; turn++) {
            int away = fair.toSend(own, List.of(3_000 - own));
            assertThat(away).isLessThanOrEqualTo(200);
            own -= away;
        }
        assertThat(own).isBetween(1_500, 1_650);
    }

    @Test
    void whereTheBalancerBringsThemBackTheNodeAsksMoreAndMoreRarely() {
        List<Integer> day = turns(24, List.of(0), 24 * 720);
        assertThat(day.stream().filter(away -> away > 0).count()).isBetween(10L, 40L);
    }

    private List<Integer> turns(int own, List<Integer> others, int count) {
        return IntStream.range(0, count)
                .map(turn -> fair.toSend(own, others))
                .boxed()
                .toList();
    }
}
