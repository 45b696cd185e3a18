package dev.talon.hours;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.Proof;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Centres whose desks take breaks that nobody foresees and whose people leave before closing, day after day. {@link LastTicket} knows of a
 * break only while it lasts, and of half of them when they end; {@link ClosingMargin} learns from each day. A centre's last ticket is served by
 * closing on eight days of ten in its first four weeks, when little is learned, as well as later.
 */
class LearnedClosingsTest {
    private static final int CENTRES = Proof.times(25, 250);
    private static final int DAYS = 70;
    private static final int FIRST_WEEKS = 20;
    private static final int LEARNS = 30;
    private static final double CLOSING = 5 * 3600;
    private static final double NORM = 900;
    private static final int RECENT = 30;

    private final long seed = Proof.seed();
    private final Random random = new Random(seed);

    private record Visitor(double came, double due) {}

    /**
     * @param early seconds before closing at which the last ticket's service ended
     * @param served by closing
     */
    private record Outcome(boolean refused, double early, long served) {}

    /** Days of all centres taken together. */
    private static final class Days {
        private int all;
        private int refused;
        private int inTime;
        private double early;
        private long served;

        void add(Outcome day) {
            all++;
            served += day.served();
            if (day.refused()) {
                refused++;
                inTime += day.early() >= 0 ? 1 : 0;
                early += Math.max(0, day.early());
            }
        }

        double share() {
            return (double) inTime / refused;
        }

        double idle() {
            return early / refused;
        }

        double servedADay() {
            return (double) served / all;
        }
    }

    /**
     * @param every seconds of service after which a desk takes a break
     * @param longest seconds of a break
     * @param leave the share of desks that leave in the last hour
     */
    @ParameterizedTest
    @CsvSource({"1000000000, 0, 0", "3600, 1500, 0", "3600, 2700, 0.3", "5400, 3600, 0.5"})
    void theLastTicketIsServedByClosingOnEightDaysOfTen(double every, double longest, double leave) {
        var without = new Days();
        var first = new Days();
        var later = new Days();
        for (int i = 0; i < CENTRES; i++) {
            var centre = new Centre(every, longest, leave);
            for (int day = 0; day < FIRST_WEEKS; day++) {
                without.add(centre.day(0));
            }
            ClosingMargin margin = ClosingMargin.OF_NEW_CENTRE;
            for (int day = 0; day < DAYS; day++) {
                Outcome outcome = centre.day(60 * margin.minutes());
                if (day < FIRST_WEEKS) {
                    first.add(outcome);
                } else if (day >= LEARNS) {
                    later.add(outcome);
                }
                margin = margin.after(Duration.ofMillis((long) (1000 * outcome.early())));
            }
        }
        System.out.printf(
                "closings with a break after %.0f s of service, of up to %.0f s, and %.0f %% of desks leaving early%n",
                every, longest, 100 * leave);
        print("without learning", without, without);
        print("the first weeks", first, without);
        print("later", later, without);
        for (Days days : List.of(first, later)) {
            assertThat(days.refused).isGreaterThan(days.all / 2);
            assertThat(days.share()).as("-Dtalon.seed=%d", seed).isGreaterThanOrEqualTo(0.8);
            // Nor does a centre send everybody away: the last visitor goes less than three quarters of an hour before
            // closing, and nine of ten are served who would be without a margin.
            assertThat(days.idle()).as("-Dtalon.seed=%d", seed).isLessThan(2700);
            assertThat(days.servedADay()).as("-Dtalon.seed=%d", seed).isGreaterThan(0.9 * without.servedADay());
        }
    }

    private static void print(String what, Days days, Days without) {
        System.out.printf(
                "  %s: last tickets served by closing %.1f %% of %d, the last one over %.0f min before it, %.1f %% fewer served by closing%n",
                what,
                100 * days.share(),
                days.refused,
                days.idle() / 60,
                100 * (1 - days.servedADay() / without.servedADay()));
    }

    /** A hall that is asked for more than it can serve, every day a little otherwise. */
    private final class Centre {
        final int desks = 1 + random.nextInt(9);
        final double mean = 120 + random.nextInt(481);
        final double variation = 0.4 + random.nextDouble() * 0.6;
        final double load = 0.9 + random.nextDouble() * 0.6;
        final double every;
        final double longest;
        final double leaves;

        double[] busyUntil;
        double[] back;
        double[] gone;
        boolean[] said;
        Map<Visitor, Double> ends;
        PriorityQueue<Visitor> waiting;
        Deque<Double> recent;

        Centre(double every, double longest, double leaves) {
            this.every = every;
            this.longest = longest;
            this.leaves = leaves;
        }

        Outcome day(double margin) {
            double gap = mean / desks / load * (0.8 + 0.4 * random.nextDouble());
            busyUntil = new double[desks];
            back = new double[desks];
            gone = new double[desks];
            said = new boolean[desks];
            for (int desk = 0; desk < desks; desk++) {
                // Somebody stays.
                boolean leavesEarly = desk > 0 && random.nextDouble() < leaves;
                gone[desk] = leavesEarly ? CLOSING - random.nextDouble() * 3600 : Double.MAX_VALUE;
            }
            ends = new IdentityHashMap<>();
            waiting = new PriorityQueue<>(Comparator.comparingDouble(Visitor::due));
            recent = new ArrayDeque<>();
            for (int i = 0; i < RECENT; i++) {
                recent.add(takes());
            }
            boolean refused = false;
            Visitor last = null;
            for (double at = gap(gap); at < CLOSING; at += gap(gap)) {
                serveUntil(at);
                if (waiting.size() > LastTicket.mostWaiting(pace(at), List.of(), CLOSING - at, margin)) {
                    refused = true;
                } else {
                    last = new Visitor(at, at + (random.nextInt(10) == 0 ? NORM / 2 : NORM));
                    waiting.add(last);
                }
            }
            serveUntil(Double.MAX_VALUE);
            long served = ends.values().stream().filter(end -> end <= CLOSING).count();
            return new Outcome(refused && last != null, last == null ? CLOSING : CLOSING - ends.get(last), served);
        }

        private double gap(double mean) {
            return -Math.log(1 - random.nextDouble()) * mean;
        }

        /** What the server knows: who has gone is not there, and of a break half of them say how long it is. */
        private LastTicket.Pace pace(double at) {
            int busy = 0;
            int open = 0;
            List<LastTicket.Absence> absent = new ArrayList<>();
            for (int desk = 0; desk < desks; desk++) {
                if (busyUntil[desk] > at) {
                    busy++;
                    open++;
                } else if (gone[desk] > at && back[desk] > at) {
                    absent.add(said[desk] ? LastTicket.Absence.until(back[desk] - at) : LastTicket.Absence.unknown());
                } else if (gone[desk] > at) {
                    open++;
                }
            }
            double average = recent.stream().mapToDouble(took -> took).average().orElseThrow();
            DoubleStream squares = recent.stream().mapToDouble(took -> (took - average) * (took - average));
            return new LastTicket.Pace(average, Math.sqrt(squares.sum() / (RECENT - 1)), open, busy, absent);
        }

        /** Every desk that is there before a moment calls whoever is due first. */
        private void serveUntil(double moment) {
            while (!waiting.isEmpty()) {
                int desk = -1;
                double begins = Double.MAX_VALUE;
                for (int one = 0; one < desks; one++) {
                    double ready = Math.max(
                            Math.max(busyUntil[one], back[one]), waiting.peek().came());
                    if (ready < gone[one] && ready < begins) {
                        begins = ready;
                        desk = one;
                    }
                }
                if (begins > moment) {
                    return;
                }
                double took = takes();
                double until = begins + took;
                busyUntil[desk] = until;
                if (random.nextDouble() < took / every) {
                    back[desk] = until + random.nextDouble() * longest;
                    said[desk] = random.nextBoolean();
                }
                ends.put(waiting.poll(), until);
                // Of what is still going on the server knows nothing.
                if (until <= moment) {
                    recent.add(took);
                    recent.removeFirst();
                }
            }
        }

        /** From call to call: most services are short, a few long. */
        private double takes() {
            double sigma = Math.sqrt(Math.log(1 + variation * variation));
            return 30 + (mean - 30) * Math.exp(sigma * random.nextGaussian() - sigma * sigma / 2);
        }
    }
}
