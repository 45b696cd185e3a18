package dev.talon.promise;

import java.util.Arrays;
import java.util.List;

/**
 * What came of earlier promises to people with about as many ahead.
 *
 * @param cases how many
 * @param held the share of them whose wait was inside the interval
 * @param low the lower end of the interval that would have been right, in spreads from the expected wait
 * @param high the upper end
 */
record Learned(int cases, double held, double low, double high) {
    static final Learned NOTHING = new Learned(0, 1, 0, 0);

    /**
     * A promise and what came of it.
     *
     * @param off how far the wait was from the expected one, in spreads
     * @param held whether it was inside
     */
    record Case(double off, boolean held) {}

    static Learned of(List<Case> cases) {
        if (cases.size() < PromiseRule.LEAST_CASES) {
            return NOTHING;
        }
        double[] off = cases.stream().mapToDouble(Case::off).sorted().toArray();
        double held = (double) cases.stream().filter(Case::held).count() / cases.size();
        return new Learned(cases.size(), held, at(off, PromiseRule.lowest()), at(off, PromiseRule.highest()));
    }

    /** Whether so few held that nothing is promised. */
    boolean isSilent() {
        return held < PromiseRule.SILENT_UNDER;
    }

    double wider() {
        return held < PromiseRule.WIDENED_UNDER ? PromiseRule.WIDER : 1;
    }

    /** What lies at a share of sorted values, between the two nearest. */
    static double at(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(sorted.length - 1, below + 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }

    static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(0);
    }
}
