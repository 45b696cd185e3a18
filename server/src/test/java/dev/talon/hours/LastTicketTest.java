package dev.talon.hours;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.Proof;
import dev.talon.hours.LastTicket.Absence;
import dev.talon.hours.LastTicket.Later;
import dev.talon.hours.LastTicket.Pace;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A ticket of two stages is given while both can be over by closing. */
class LastTicketTest {
    private static final Pace SLOW = new Pace(300, 60, 1, 0);
    private static final Pace QUICK = new Pace(100, 20, 1, 0);
    private static final double TWO_HOURS = 7200;

    @Test
    void thoseWhoComeToTheSecondStageFirstTakeItsTime() {
        int free = most(QUICK, new Later(SLOW, 0));
        int ten = most(QUICK, new Later(SLOW, 10));
        int all = most(QUICK, new Later(SLOW, 30));
        assertThat(free).isGreaterThan(0);
        assertThat(ten).isBetween(0, free);
        assertThat(all)
                .as("the desk of the second stage is busy until long after closing")
                .isEqualTo(-1);
    }

    @Test
    void theSecondStageIsServedWhileTheFirstIs() {
        assertThat(most(SLOW, new Later(QUICK, 8)))
                .as("its desk is done with those before long before the newcomer comes to it")
                .isEqualTo(most(SLOW, new Later(QUICK, 0)))
                .isGreaterThan(5);
    }

    @Test
    void aSecondStageIsAsLongAsItIs() {
        assertThat(most(SLOW, new Later(QUICK, 0))).isLessThan(LastTicket.mostWaiting(SLOW, List.of(), TWO_HOURS, 0));
    }

    @Test
    void aDeskOnABreakServesAgainWhenItIsBack() {
        double now = LastTicket.of(SLOW, 3).mean();
        Pace onABreak = new Pace(300, 60, 0, 0, List.of(Absence.until(600)));
        assertThat(LastTicket.of(onABreak, 2).mean())
                .as("it has as many before it, and the break")
                .isEqualTo(now + 600);
        assertThat(LastTicket.mostWaiting(onABreak, List.of(), TWO_HOURS, 0))
                .as("a short break closes no kiosk")
                .isGreaterThan(5);
        Pace another = new Pace(300, 60, 1, 1, List.of(Absence.until(5000)));
        assertThat(LastTicket.of(another, 1))
                .as("one that comes back when all are served helps nobody")
                .isEqualTo(LastTicket.of(new Pace(300, 60, 1, 1), 1));
    }

    @Test
    void whereNobodySitsAtAnyDeskNobodyIsPromisedAServiceNearClosing() {
        Pace gone = new Pace(300, 60, 0, 0);
        assertThat(LastTicket.mostWaiting(gone, List.of(), 5400, 0)).isEqualTo(-1);
        assertThat(most(SLOW, new Later(gone, 0))).isEqualTo(-1);
        assertThat(LastTicket.mostWaiting(gone, List.of(), 4 * 3600.0, 0))
                .as("until then somebody may come back")
                .isGreaterThan(0);
    }

    @Test
    void aMarginStopsTicketsSoonerButLittleWhereANewcomerIsServedAtOnce() {
        double hour = 3600;
        assertThat(LastTicket.mostWaiting(SLOW, List.of(), TWO_HOURS, hour))
                .as("it is an hour earlier")
                .isEqualTo(LastTicket.mostWaiting(SLOW, List.of(), TWO_HOURS - hour, 0))
                .isGreaterThan(0);
        double alone = LastTicket.of(SLOW, 0).end();
        assertThat(LastTicket.mostWaiting(SLOW, List.of(), alone + 600, hour))
                .as("a desk is free")
                .isEqualTo(0);
        assertThat(LastTicket.mostWaiting(SLOW, List.of(), alone + 599, hour)).isEqualTo(-1);
        Pace gone = new Pace(300, 60, 0, 0);
        assertThat(LastTicket.mostWaiting(gone, List.of(), 3 * TWO_HOURS, hour))
                .as("where nobody is at a desk more than enough is doubted already")
                .isEqualTo(LastTicket.mostWaiting(gone, List.of(), 3 * TWO_HOURS, 0));
    }

    @Test
    void asManyMayWaitAsCountingOneByOneFinds() {
        long seed = Proof.seed();
        var random = new Random(seed);
        for (int i = 0; i < Proof.times(2_000, 100_000); i++) {
            Pace pace = pace(random);
            List<Later> later = Stream.generate(() -> new Later(pace(random), random.nextInt(40)))
                    .limit(random.nextInt(3))
                    .toList();
            double left = random.nextDouble() * 5 * 3600;
            double margin = random.nextBoolean() ? 0 : random.nextDouble() * 3600;
            int counted = -1;
            while (inTime(pace, counted + 1, later, left, margin)) {
                counted++;
            }
            assertThat(LastTicket.mostWaiting(pace, later, left, margin))
                    .as(
                            "-Dtalon.seed=%d, %s, then %s, %.3f s left, a margin of %.3f s",
                            seed, pace, later, left, margin)
                    .isEqualTo(counted);
        }
    }

    private static Pace pace(Random random) {
        int desks = random.nextInt(10);
        List<Absence> absent = Stream.generate(
                        () -> random.nextBoolean() ? Absence.unknown() : Absence.until(random.nextDouble() * 7200))
                .limit(random.nextInt(5))
                .toList();
        double mean = 20 + random.nextDouble() * 600;
        return new Pace(mean, mean * (0.2 + random.nextDouble()), desks, random.nextInt(desks + 1), absent);
    }

    private static boolean inTime(Pace pace, int waiting, List<Later> later, double left, double margin) {
        LastTicket.Rest rest = LastTicket.of(pace, waiting);
        for (Later stage : later) {
            rest = rest.then(stage);
        }
        boolean nobody = pace.desks() == 0 && pace.absent().isEmpty();
        return rest.end() + (nobody ? 0 : Math.min(margin, 2 * rest.mean())) <= left;
    }

    private static int most(Pace first, Later second) {
        return LastTicket.mostWaiting(first, List.of(second), TWO_HOURS, 0);
    }
}
