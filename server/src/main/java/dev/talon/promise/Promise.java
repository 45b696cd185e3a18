package dev.talon.promise;

import dev.talon.queue.WaitRange;
import java.util.Arrays;
import java.util.Optional;

/**
 * What is said to a visitor with so many ahead, and what is kept to learn of it.
 *
 * @param range whole minutes, as seconds; empty: nothing is promised
 * @param mean the expected wait, seconds
 * @param spread its standard deviation, seconds, at least one
 */
public record Promise(Optional<WaitRange> range, int mean, int spread) {
    private static final int MINUTE = 60;

    /** @param likely waits, each as likely as the others, seconds; not empty */
    static Promise of(double[] likely, Learned learned) {
        double[] waits = likely.clone();
        Arrays.sort(waits);
        double mean = Learned.mean(waits);
        double spread = Math.max(
                1,
                Math.sqrt(Arrays.stream(waits)
                        .map(wait -> (wait - mean) * (wait - mean))
                        .average()
                        .orElse(0)));
        if (learned.isSilent()) {
            return new Promise(Optional.empty(), rounded(mean), rounded(spread));
        }
        double low = Learned.at(waits, PromiseRule.lowest());
        double high = Learned.at(waits, PromiseRule.highest());
        double trust = learned.cases() / (learned.cases() + PromiseRule.TRUST);
        double from = (1 - trust) * low + trust * (mean + learned.low() * spread);
        double to = (1 - trust) * high + trust * (mean + learned.high() * spread);
        double wider = learned.wider() * (1 + (1 - trust) * PromiseRule.UNLEARNED);
        double more = (wider - 1) * (to - from) / 2;
        return new Promise(
                inMinutes(waits, low, high, Math.max(0, from - more), to + more), rounded(mean), rounded(spread));
    }

    /** The same, of which nothing is said. */
    Promise silent() {
        return new Promise(Optional.empty(), mean, spread);
    }

    /** The whole minutes around, of which the share inside is nearest to what it is to be. */
    private static Optional<WaitRange> inMinutes(double[] waits, double low, double high, double from, double to) {
        double stretch = high - low < 1 ? 1 : Math.max(0.1, (to - from) / (high - low));
        int bestFrom = 0;
        int bestTo = 0;
        double best = 2;
        int below = PromiseRule.saidBelow(from / MINUTE);
        int above = Math.max(below + 1, PromiseRule.saidBelow(to / MINUTE));
        for (int lower : new int[] {below, PromiseRule.saidAfter(below)}) {
            for (int upper : new int[] {above, PromiseRule.saidAfter(above)}) {
                if (upper <= lower) {
                    continue;
                }
                int least = lower * MINUTE;
                int most = upper * MINUTE;
                double inside = Arrays.stream(waits)
                                .map(wait -> Math.max(0, from + (wait - low) * stretch))
                                .filter(wait -> wait >= least && wait <= most)
                                .count()
                        / (double) waits.length;
                double miss = Math.abs(inside - PromiseRule.SHARE);
                if (miss < best) {
                    best = miss;
                    bestFrom = lower;
                    bestTo = upper;
                }
            }
        }
        return PromiseRule.saysSomething(bestFrom, bestTo)
                ? Optional.of(new WaitRange(bestFrom * MINUTE, bestTo * MINUTE))
                : Optional.empty();
    }

    private static int rounded(double seconds) {
        return (int) Math.round(seconds);
    }
}
