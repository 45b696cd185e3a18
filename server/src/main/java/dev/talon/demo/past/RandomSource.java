package dev.talon.demo.past;

import java.util.SplittableRandom;

/** The random durations and choices of people. Times are microseconds. */
final class RandomSource {
    static final long SECOND = 1_000_000;
    static final long MINUTE = 60 * SECOND;

    private static final double SPREAD = 0.5;
    private static final long LONGEST = 100 * MINUTE;

    private final SplittableRandom random;
    /** A centre has slower and quicker months. */
    private final double pace;

    RandomSource(SplittableRandom random, double pace) {
        this.random = random;
        this.pace = pace;
    }

    boolean oneIn(int many) {
        return random.nextInt(many) == 0;
    }

    long between(long from, long to) {
        return from + random.nextLong(to - from);
    }

    /** Mean seconds of a service. */
    static int mean(String kind) {
        return kind.equals("cash") ? 205 : 445;
    }

    /** Many short services, a few long ones, now and then a very long one, and a finish that was pressed at once. */
    long service(String kind, double specialist) {
        if (oneIn(400)) {
            return between(2 * SECOND, 6 * SECOND);
        }
        double spread = Math.exp(random.nextGaussian() * SPREAD - SPREAD * SPREAD / 2);
        double tail = oneIn(50) ? 1.5 + random.nextDouble() * 3 : 1;
        return Math.min(LONGEST, Math.round(mean(kind) * pace * specialist * spread * tail * SECOND));
    }

    long patience() {
        return 15 * MINUTE + Math.round(60 * MINUTE * Math.exp(random.nextGaussian() * 0.6));
    }
}
