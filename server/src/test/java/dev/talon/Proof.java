package dev.talon;

import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;

/**
 * How thorough the tests are that try something at random or many times over. An ordinary build tries each with one new seed,
 * and a few times; {@code mvn verify -Pproof} tries many. A failure names its seed, and {@code -Dtalon.seed=N} repeats it.
 */
public final class Proof {
    private static final boolean THOROUGH = Boolean.getBoolean("talon.proof");

    private Proof() {}

    /** @param many how many in a thorough build */
    public static int times(int few, int many) {
        return THOROUGH ? many : few;
    }

    /** The seed that was asked for, or a new one. */
    public static long seed() {
        return chosen().orElseGet(() -> new Random().nextLong());
    }

    /** The seed that was asked for, or a new one; in a thorough build so many new ones. */
    public static LongStream seeds(int many) {
        return chosen().map(LongStream::of).orElseGet(() -> new Random().longs(times(1, many)));
    }

    private static Optional<Long> chosen() {
        return Optional.ofNullable(Long.getLong("talon.seed"));
    }
}
