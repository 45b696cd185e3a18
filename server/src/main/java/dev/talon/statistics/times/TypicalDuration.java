package dev.talon.statistics.times;

import java.util.Arrays;
import java.util.Optional;

/**
 * The typical duration of a specialist's services of a kind, and its spread; of logarithms of seconds.
 *
 * @param took the median; not a number if there are too few services
 * @param spread one robust deviation
 */
record TypicalDuration(double took, double spread) {
    static final TypicalDuration UNKNOWN = new TypicalDuration(Double.NaN, Double.NaN);

    private static final int ENOUGH_CASES = 20;
    /** Robust deviations; 1.4826 medians of deviations are one standard deviation where nothing is odd. */
    private static final double FAR = 3.5;

    private static final double OF_MEDIANS = 1.4826;
    /** A deviation never counts as less than this share, or somebody very even would be far at every other visitor. */
    private static final double LEAST_DEVIATION = 0.1;

    private static final double MICROS = 1_000_000;

    /** @param spent microseconds, each more than 0 */
    static TypicalDuration of(long[] spent) {
        if (spent.length < ENOUGH_CASES) {
            return UNKNOWN;
        }
        double[] times = Arrays.stream(spent)
                .mapToDouble(each -> Math.log(each / MICROS))
                .toArray();
        double middle = median(times);
        double[] away =
                Arrays.stream(times).map(each -> Math.abs(each - middle)).toArray();
        return new TypicalDuration(middle, Math.max(OF_MEDIANS * median(away), LEAST_DEVIATION));
    }

    /** @param spent microseconds */
    boolean isFar(long spent) {
        return spent > 0 && Math.abs(Math.log(spent / MICROS) - took) > FAR * spread;
    }

    /** Seconds; empty where there are too few cases. */
    Optional<Long> seconds() {
        return Double.isNaN(took) ? Optional.empty() : Optional.of((long) Math.rint(Math.exp(took)));
    }

    /** Puts them in order. */
    private static double median(double[] values) {
        Arrays.sort(values);
        int below = (values.length - 1) / 2;
        double lower = values[below];
        return values.length % 2 == 1 ? lower : lower + 0.5 * (values[below + 1] - lower);
    }
}
