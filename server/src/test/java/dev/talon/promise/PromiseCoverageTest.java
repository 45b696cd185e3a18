package dev.talon.promise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.Proof;
import org.junit.jupiter.api.Test;

/** Eight promises of ten hold, in the demonstration's days and in halls that no promise was made for. The seeds are fixed. */
class PromiseCoverageTest {
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
            assertThat(now.share()).isGreaterThan(scores.before.get(group).share());
        }
    }
}
