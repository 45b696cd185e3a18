package dev.talon.demo.past;

import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The number of visits of each centre on each day of a span. Over the whole span the sum is exactly the requested
 * number.
 */
final class Plan {
    /** However uneven, no day of a centre differs much from its neighbours. */
    private static final double NOISE = 0.08;

    private final LocalDate first;
    private final int[][] visits;

    /** @param last included */
    Plan(List<PastCentre> centres, LocalDate first, LocalDate last, long all, long seed) {
        this.first = first;
        int days = (int) (last.toEpochDay() - first.toEpochDay()) + 1;
        double[] ofDay = new double[days];
        for (int d = 0; d < days; d++) {
            LocalDate day = first.plusDays(d);
            ofDay[d] = Season.weight(day) * noise(seed, day.toEpochDay(), 0);
        }
        long[] shares = shares(all, ofDay);
        this.visits = new int[days][centres.size()];
        double[] ofCentre = new double[centres.size()];
        for (int d = 0; d < days; d++) {
            for (int c = 0; c < ofCentre.length; c++) {
                ofCentre[c] = centres.get(c).size() * noise(seed, first.toEpochDay() + d, c + 1);
            }
            long[] here = shares(shares[d], ofCentre);
            for (int c = 0; c < ofCentre.length; c++) {
                visits[d][c] = (int) here[c];
            }
        }
    }

    /** @param centre its place in the list */
    int visits(LocalDate day, int centre) {
        return visits[(int) (day.toEpochDay() - first.toEpochDay())][centre];
    }

    /** Rounds running sums, so that the shares add up to the whole. */
    private static long[] shares(long whole, double[] weights) {
        double all = 0;
        for (double weight : weights) {
            all += weight;
        }
        long[] shares = new long[weights.length];
        double sum = 0;
        long given = 0;
        for (int i = 0; i < weights.length && all > 0; i++) {
            sum += weights[i];
            long until = Math.round(whole * Math.min(1, sum / all));
            shares[i] = until - given;
            given = until;
        }
        return shares;
    }

    private static double noise(long seed, long day, int centre) {
        return Math.exp(Seeds.random(seed, day, centre).nextGaussian() * NOISE);
    }

    /** Sources of chance that do not depend on one another. */
    static final class Seeds {
        private Seeds() {}

        static SplittableRandom random(long... parts) {
            long mixed = 0x9E3779B97F4A7C15L;
            for (long part : parts) {
                mixed = (mixed ^ part) * 0xBF58476D1CE4E5B9L;
                mixed ^= mixed >>> 29;
            }
            return new SplittableRandom(mixed);
        }
    }
}
