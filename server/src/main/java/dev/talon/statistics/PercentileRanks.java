package dev.talon.statistics;

import java.util.Arrays;
import java.util.OptionalLong;
import java.util.stream.DoubleStream;

/** The ranks between which percentiles lie, and the values found at them while times pass in ascending order. */
final class PercentileRanks {
    private final long last;
    /** Each once, in order, from 0. */
    private final long[] ranks;

    private final long[] seconds;
    private final long[] shortest;
    private final long[] longest;
    private int found;
    private long passed;

    /** @param count at least 1 */
    PercentileRanks(double[] shares, long count) {
        last = count - 1;
        ranks = Arrays.stream(shares)
                .flatMap(share -> DoubleStream.of(Math.floor(share * last), Math.ceil(share * last)))
                .mapToLong(rank -> (long) rank)
                .distinct()
                .sorted()
                .toArray();
        seconds = new long[ranks.length];
        shortest = new long[ranks.length];
        longest = new long[ranks.length];
    }

    boolean done() {
        return found == ranks.length;
    }

    /** Whether none of the wanted ranks is among the next times; then it skips them. */
    boolean passes(long count) {
        boolean passes = ranks[found] >= passed + count;
        if (passes) {
            passed += count;
        }
        return passes;
    }

    /** The next second: how many times it has, its shortest and its longest in microseconds. */
    void pass(long second, long count, long least, long most) {
        passed += count;
        while (found < ranks.length && ranks[found] < passed) {
            seconds[found] = second;
            shortest[found] = least;
            longest[found] = most;
            found++;
        }
    }

    OptionalLong cut(double share) {
        double at = share * last;
        int below = Arrays.binarySearch(ranks, (long) Math.floor(at));
        int above = Arrays.binarySearch(ranks, (long) Math.ceil(at));
        if (seconds[below] == seconds[above]) {
            return OptionalLong.of(seconds[below]);
        }
        long from = longest[below];
        return Times.seconds(from + (at - Math.floor(at)) * ((double) shortest[above] - (double) from));
    }
}
