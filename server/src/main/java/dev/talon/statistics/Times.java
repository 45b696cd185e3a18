package dev.talon.statistics;

import dev.talon.table.Sums;
import java.util.OptionalLong;

/**
 * Durations in whole seconds; each empty if there is nothing to take it of.
 *
 * @param mean over stages with trusted times
 * @param raw the mean over all served stages, trusted or not
 * @param median and {@code p90}, {@code p95}: of the trusted, interpolated between neighbours
 */
record Times(
        OptionalLong mean,
        OptionalLong raw,
        OptionalLong median,
        OptionalLong p90,
        OptionalLong p95,
        OptionalLong longest) {
    private static final double MICROS = 1_000_000;

    /** @param micros the sum; rounded half up, once */
    static OptionalLong mean(long count, long micros) {
        return new Sums(count, micros, 0).cell().waiting();
    }

    /** @param micros rounded half up, once */
    static OptionalLong seconds(double micros) {
        return OptionalLong.of((long) Math.floor(micros / MICROS + 0.5));
    }
}
