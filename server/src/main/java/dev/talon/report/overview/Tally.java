package dev.talon.report.overview;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** What a row of the overview is counted from, in a space that does not grow with the number of its stages. Times are microseconds. */
final class Tally {
    private static final double[] CUTS = {0.5, 0.9, 0.95};
    private static final int SERVED = 5;

    /** One of the two times. */
    private static final class Measure {
        private final Seconds seconds = new Seconds();
        private long sum;
        private long raw;
        private long longest = PackedDay.NONE;

        void add(long micros, long mark) {
            sum += micros;
            longest = Math.max(longest, micros);
            seconds.add(mark);
        }

        void add(Measure other) {
            sum += other.sum;
            raw += other.raw;
            longest = Math.max(longest, other.longest);
            seconds.add(other.seconds);
        }

        Times times(long counted, long served) {
            OptionalLong[] cuts = seconds.cuts(CUTS, counted);
            return new Times(
                    Times.mean(counted, sum),
                    Times.mean(served, raw),
                    cuts[0],
                    cuts[1],
                    cuts[2],
                    counted == 0 ? OptionalLong.empty() : Times.seconds((double) longest));
        }
    }

    private final Measure waiting = new Measure();
    private final Measure service = new Measure();
    private final long[] states = new long[9];
    private long visits;
    private long counted;
    private long within;
    private long walked;
    private long putOff;
    private long putOffSum;

    void add(PackedDay day) {
        states[day.state()]++;
        if (day.position() == 1) {
            visits++;
        }
        if (!day.served()) {
            return;
        }
        waiting.raw += day.waited();
        service.raw += day.spent();
        if (day.counts()) {
            counted++;
            waiting.add(day.waited(), day.waitedMark());
            service.add(day.spent(), day.spentMark());
            walked += day.walked();
            within += day.within() ? 1 : 0;
            putOff += day.putOff() > 0 ? 1 : 0;
            putOffSum += day.putOff() * 1_000_000L;
        }
    }

    void add(Tally other) {
        for (int state = 0; state < states.length; state++) {
            states[state] += other.states[state];
        }
        visits += other.visits;
        counted += other.counted;
        within += other.within;
        walked += other.walked;
        putOff += other.putOff;
        putOffSum += other.putOffSum;
        waiting.add(other.waiting);
        service.add(other.service);
    }

    /** @param whole whether no ticket is in another row or partly out of the scope */
    Figures figures(boolean whole) {
        long served = states[SERVED];
        return new Figures(
                whole ? OptionalLong.of(visits) : OptionalLong.empty(),
                Arrays.stream(states).sum(),
                served,
                counted,
                served - counted,
                states[6],
                states[7],
                states[8],
                states[1] + states[2] + states[3] + states[4],
                waiting.times(counted, served),
                service.times(counted, served),
                Times.mean(counted, walked),
                putOff,
                Times.mean(putOff, putOffSum),
                within,
                counted == 0 ? OptionalDouble.empty() : OptionalDouble.of(within / (double) counted));
    }
}
