package dev.talon.promise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.Proof;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Eight promises of ten hold, in the demonstration's days and in halls that no promise was made for. The seeds are fixed. */
class PromiseCoverageTest {
    /** By how many times intervals may be wider than what Talon promised before, which held in half of the cases: a tenth more than was measured. */
    private static final Map<AheadGroup, Double> WIDEST =
            Map.of(AheadGroup.NONE, 1.95, AheadGroup.FEW, 2.4, AheadGroup.SOME, 1.8, AheadGroup.MANY, 1.4);

    @Test
    void eightOfTenHoldOnGeneratedDays() {
        hold("generated days", PromiseStudy.generated(5, Proof.times(14, 30), 5, 11), 0.05);
    }

    @Test
    void eightOfTenHoldInHallsOfAnyKind() {
        hold("random halls", PromiseStudy.random(Proof.times(20, 200), 7, 3, 12), 0.06);
    }

    @Test
    void nearlyAsManyHoldInTheFirstDays() {
        hold("random halls, the first three days", PromiseStudy.random(Proof.times(30, 300), 3, 0, 13), 0.08);
    }

    private static void hold(String what, Replay.Scores scores, double off) {
        PromiseStudy.print(what, scores);
        for (AheadGroup group : AheadGroup.values()) {
            Replay.Score now = scores.now.get(group);
            assertThat(now.promised).as(group.word()).isGreaterThan(200);
            assertThat(now.share())
                    .as("%s, %s ahead", what, group.word())
                    .isBetween(PromiseRule.SHARE - off, PromiseRule.SHARE + off);
            // Silence is no way to be right.
            assertThat(now.silent).as(group.word()).isLessThan(now.promised / 10);
            Replay.Score before = scores.before.get(group);
            assertThat(now.share()).isGreaterThan(before.share());
            // An interval that holds everything says nothing.
            assertThat((now.width / now.promised) / (before.width / before.promised))
                    .as("%s, %s ahead: width", what, group.word())
                    .isLessThan(WIDEST.get(group));
        }
    }
}
