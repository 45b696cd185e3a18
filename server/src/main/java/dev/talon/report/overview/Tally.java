package dev.talon.report.overview;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/** What a row of the overview is counted from. Times are microseconds. */
final class Tally {
    private static final double[] CUTS = {0.5, 0.9, 0.95};

    /** One of the two times: sums, the longest, and the values at the ranks between which the cuts lie. */
    static final class Measure {
        long sum;
        long raw;
        long longest = PackedDay.NONE;
        private long[] ranks = {};
        private long[] values = {};
        private int found;

        /** Before the values come in their order: which of them are wanted. */
        Measure expecting(long count) {
            ranks = count == 0
                    ? new long[0]
                    : Arrays.stream(CUTS)
                            .flatMap(cut -> java.util.stream.DoubleStream.of(
                                    Math.floor(cut * (count - 1)), Math.ceil(cut * (count - 1))))
                            .mapToLong(rank -> (long) rank)
                            .distinct()
                            .sorted()
                            .toArray();
            values = new long[ranks.length];
            return this;
        }

        /** How many values lie before the first that is wanted. */
        int first() {
            return ranks.length == 0 ? Integer.MAX_VALUE : (int) ranks[0];
        }

        /** Takes a wanted value. @return how many lie between it and the next that is wanted */
        int found(long value) {
            values[found++] = value;
            return found == ranks.length ? Integer.MAX_VALUE : (int) (ranks[found] - ranks[found - 1] - 1);
        }

        /** Interpolated as PostgreSQL's percentile_cont does. */
        private OptionalLong cut(double share, long count) {
            double at = share * (count - 1);
            long below = value((long) Math.floor(at));
            long above = value((long) Math.ceil(at));
            return Times.seconds(below + (at - Math.floor(at)) * ((double) above - (double) below));
        }

        private long value(long rank) {
            return values[Arrays.binarySearch(ranks, rank)];
        }

        Times times(long counted, long served) {
            OptionalLong[] cuts = IntStream.range(0, CUTS.length)
                    .mapToObj(i -> counted == 0 ? OptionalLong.empty() : cut(CUTS[i], counted))
                    .toArray(OptionalLong[]::new);
            return new Times(
                    Times.mean(counted, sum),
                    Times.mean(served, raw),
                    cuts[0],
                    cuts[1],
                    cuts[2],
                    counted == 0 ? OptionalLong.empty() : Times.seconds((double) longest));
        }
    }

    final Measure waiting = new Measure();
    final Measure service = new Measure();
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
        long waited = day.waited();
        long spent = day.spent();
        waiting.raw += waited;
        service.raw += spent;
        if (day.counts()) {
            counted++;
            waiting.sum += waited;
            service.sum += spent;
            waiting.longest = Math.max(waiting.longest, waited);
            service.longest = Math.max(service.longest, spent);
            walked += day.walked();
            within += day.within() ? 1 : 0;
            putOff += day.putOff() > 0 ? 1 : 0;
            putOffSum += day.putOff() * 1_000_000L;
        }
    }

    long counted() {
        return counted;
    }

    /** @param whole whether no ticket is in another row or partly out of the scope */
    Figures figures(boolean whole) {
        long served = states[5];
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
