package dev.talon.bench;

import java.util.Arrays;
import java.util.List;

/**
 * What a round took.
 *
 * @param nanos from its first command to its last answer
 * @param took  nanoseconds of each command
 */
record Sample(long nanos, long[] took) {
    /** Commands a second. */
    double rate() {
        return took.length * 1e9 / nanos;
    }

    /** The rate of the middle round: one that was disturbed does not count. */
    static double rate(List<Sample> rounds) {
        double[] rates = rounds.stream().mapToDouble(Sample::rate).sorted().toArray();
        return rates[rates.length / 2];
    }

    /** Milliseconds that this share of all commands took at most. */
    static double percentile(List<Sample> rounds, double share) {
        long[] all = rounds.stream()
                .flatMapToLong(each -> Arrays.stream(each.took))
                .sorted()
                .toArray();
        return all[(int) Math.min(all.length - 1L, (long) (all.length * share))] / 1e6;
    }
}
