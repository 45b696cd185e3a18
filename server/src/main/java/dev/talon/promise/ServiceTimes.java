package dev.talon.promise;

import java.util.Arrays;

/**
 * How long a desk needs for a stage of one kind, from one call to its next while people wait: as equally likely times.
 *
 * @param likely seconds, in rising order; never empty
 * @param doubt the standard error of their mean, relative to it: what is not known of today's pace
 */
record ServiceTimes(double[] likely, double doubt) {
    private static final int SHAPE = 40;
    private static final double USUAL_VARIATION = 0.7;
    /** A desk calls its next visitor so long after the one before has left, seconds. */
    private static final double BETWEEN = 15;
    /** The pace of four weeks weighs as much as so many services of today. */
    private static final double WEIGHT_OF_BEFORE = 15;
    /** A day may be so much quicker or slower than those before, whatever its first services say. */
    private static final double DAY = 0.07;
    /** From so many on their own distribution is known. */
    private static final int ENOUGH = 25;

    /**
     * @param recent seconds from call to finish of the last services of the last hours
     * @param before those of the last weeks, any number
     * @return null where too few are known
     */
    static ServiceTimes of(double[] recent, double[] before) {
        double[] all = before.length >= ENOUGH ? before : recent.length >= before.length ? recent : before;
        if (all.length < PromiseRule.LEAST_SERVICES) {
            return null;
        }
        double usual = mean(all);
        double variation = all.length >= ENOUGH ? variation(all, usual) : USUAL_VARIATION;
        double[] shape = all.length >= ENOUGH ? quantiles(all) : lognormal(usual, variation);
        double weight = before.length >= ENOUGH ? WEIGHT_OF_BEFORE : 0;
        double now =
                recent.length == 0 ? usual : (recent.length * mean(recent) + weight * usual) / (recent.length + weight);
        double scale = now / mean(shape);
        double[] likely =
                Arrays.stream(shape).map(time -> time * scale + BETWEEN).toArray();
        return new ServiceTimes(likely, Math.hypot(DAY, variation / Math.sqrt(Math.max(1, recent.length + weight))));
    }

    double mean() {
        return mean(likely);
    }

    /** One time, by a number from 0 to 1. */
    double at(double chance) {
        return likely[(int) (chance * likely.length)];
    }

    /** What is left of a service that has lasted so long, at this pace. */
    double rest(double lasted, double pace, double chance) {
        int first = 0;
        while (first < likely.length && likely[first] * pace <= lasted) {
            first++;
        }
        if (first == likely.length) {
            return chance * likely[likely.length / 2] * pace;
        }
        return likely[first + (int) (chance * (likely.length - first))] * pace - lasted;
    }

    private static double[] quantiles(double[] times) {
        double[] sorted = times.clone();
        Arrays.sort(sorted);
        if (sorted.length <= SHAPE) {
            return sorted;
        }
        // The mean of each part, so that the mean of the whole stays as it is.
        double[] parts = new double[SHAPE];
        for (int i = 0; i < SHAPE; i++) {
            int from = i * sorted.length / SHAPE;
            int to = (i + 1) * sorted.length / SHAPE;
            parts[i] = mean(Arrays.copyOfRange(sorted, from, to));
        }
        return parts;
    }

    private static double[] lognormal(double mean, double variation) {
        double sigma = Math.sqrt(Math.log(1 + variation * variation));
        double[] times = new double[SHAPE];
        for (int i = 0; i < SHAPE; i++) {
            times[i] = mean * Math.exp(sigma * Normal.quantile((i + 0.5) / SHAPE) - sigma * sigma / 2);
        }
        return times;
    }

    private static double mean(double[] times) {
        return Arrays.stream(times).average().orElse(0);
    }

    private static double variation(double[] times, double mean) {
        double squares =
                Arrays.stream(times).map(time -> (time - mean) * (time - mean)).sum();
        return mean <= 0 ? USUAL_VARIATION : Math.sqrt(squares / Math.max(1, times.length - 1)) / mean;
    }
}
