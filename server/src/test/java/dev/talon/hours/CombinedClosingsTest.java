package dev.talon.hours;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.Proof;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/**
 * A thousand closings of halls with two or three kinds, whose visitors come for one of them or go through two; in half of
 * the halls some desks serve two kinds. Of the services that refused a ticket at last, the last one was served by closing.
 */
class CombinedClosingsTest {
    private static final int CLOSINGS = Proof.times(1_000, 20_000);

    private final long seed = Proof.seed();
    private final Random random = new Random(seed);

    @Test
    void theLastTicketOfEachServiceIsServedByClosingInEightOfTen() {
        List<ClosingHall.Last> apart = new ArrayList<>();
        List<ClosingHall.Last> shared = new ArrayList<>();
        for (int i = 0; i < CLOSINGS / 2; i++) {
            apart.addAll(new ClosingHall(random, false).close());
            shared.addAll(new ClosingHall(random, true).close());
        }
        inTime("one kind", apart, last -> !last.combined());
        inTime("two kinds", apart, ClosingHall.Last::combined);
        inTime("one kind, shared desks", shared, last -> !last.combined());
        inTime("two kinds, shared desks", shared, ClosingHall.Last::combined);
    }

    private void inTime(String which, List<ClosingHall.Last> all, Predicate<ClosingHall.Last> those) {
        List<ClosingHall.Last> refused =
                all.stream().filter(ClosingHall.Last::refused).filter(those).toList();
        double share = refused.stream().filter(ClosingHall.Last::inTime).count() / (double) refused.size();
        double before = refused.stream()
                .mapToDouble(last -> ClosingHall.CLOSING - last.given())
                .average()
                .orElseThrow();
        System.out.printf(
                "closings, services through %s: %d refused tickets, their last ones served by closing: %.1f %%, given %.0f min before it%n",
                which, refused.size(), 100 * share, before / 60);
        assertThat(refused).as(which).hasSizeGreaterThan(CLOSINGS / 3);
        assertThat(share).as("%s, -Dtalon.seed=%d", which, seed).isGreaterThanOrEqualTo(0.8);
    }
}
