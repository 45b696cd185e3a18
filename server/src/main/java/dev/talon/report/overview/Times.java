package dev.talon.report.overview;

import dev.talon.report.Sums;
import io.vertx.sqlclient.Row;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How long something took, in whole seconds; each empty where there is nothing to take it of.
 *
 * @param mean   over stages whose times are trusted
 * @param raw    the mean over all served stages, trusted or not
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

    static Times of(Row row, String what) {
        Double[] cuts =
                Optional.ofNullable(row.getArrayOfDoubles(what + "_cuts")).orElse(new Double[3]);
        return new Times(
                mean(row.getLong("counted"), row.getLong(what + "_sum")),
                mean(row.getLong("served"), row.getLong(what + "_raw")),
                seconds(cuts[0]),
                seconds(cuts[1]),
                seconds(cuts[2]),
                seconds(Optional.ofNullable(row.getLong(what + "_longest"))
                        .map(Long::doubleValue)
                        .orElse(null)));
    }

    /** @param micros the sum; rounded half up, once */
    static OptionalLong mean(long count, Long micros) {
        return new Sums(count, Optional.ofNullable(micros).orElse(0L), 0).cell().waiting();
    }

    private static OptionalLong seconds(Double micros) {
        return micros == null ? OptionalLong.empty() : OptionalLong.of((long) Math.floor(micros / MICROS + 0.5));
    }
}
