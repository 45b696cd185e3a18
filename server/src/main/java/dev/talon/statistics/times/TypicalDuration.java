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

    /** @param spent microseconds, each more than 0; they are put in order */
    static TypicalDuration of(long[] spent) {
        if (spent.length < ENOUGH_CASES) {
            return UNKNOWN;
        }
        Arrays.sort(spent);
        int below = (spent.length - 1) / 2;
        double middle = median(spent.length, log(spent[below]), log(spent[spent.length / 2]));
        return new TypicalDuration(middle, Math.max(OF_MEDIANS * deviation(spent, middle), LEAST_DEVIATION));
    }

    /** The median of how far times are from the middle: from there they are gone through in both directions. */
    private static double deviation(long[] spent, double middle) {
        int after = 0;
        while (after < spent.length && log(spent[after]) < middle) {
            after++;
        }
        int before = after - 1;
        double last = 0;
        double now = 0;
        for (int passed = 0; passed <= spent.length / 2; passed++) {
            last = now;
            double down = before < 0 ? Double.POSITIVE_INFINITY : middle - log(spent[before]);
            double up = after == spent.length ? Double.POSITIVE_INFINITY : log(spent[after]) - middle;
            now = Math.min(down, up);
            before -= down <= up ? 1 : 0;
            after += down <= up ? 0 : 1;
        }
        return median(spent.length, last, now);
    }

    private static double log(long spent) {
        return Math.log(spent / MICROS);
    }

    /** @param lower the lower of the two in the middle, which is left out where the count is odd */
    private static double median(int count, double lower, double upper) {
        return count % 2 == 1 ? upper : lower + 0.5 * (upper - lower);
    }

    /** @param spent microseconds */
    boolean isFar(long spent) {
        return spent > 0 && Math.abs(log(spent) - took) > FAR * spread;
    }

    /** Seconds; empty where there are too few cases. */
    Optional<Long> seconds() {
        return Double.isNaN(took) ? Optional.empty() : Optional.of((long) Math.rint(Math.exp(took)));
    }
}
