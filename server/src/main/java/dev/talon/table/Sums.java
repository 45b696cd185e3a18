package dev.talon.table;

import java.util.OptionalLong;

/**
 * The exact sums behind the means of a column, over stages, or over tickets if the column is the measured combined
 * one.
 *
 * @param count         how many
 * @param notQueued     of them those that nobody queued for: they are in the mean of service and not in that of wait
 * @param waitMicros    their waits, microseconds
 * @param serviceMicros their services, microseconds
 */
public record Sums(long count, long notQueued, long waitMicros, long serviceMicros) {
    public static final Sums NONE = new Sums(0, 0, 0, 0);

    private static final long MICROS_IN_SECOND = 1_000_000;

    /** Of those that somebody queued for, all of them. */
    public Sums(long count, long waitMicros, long serviceMicros) {
        this(count, 0, waitMicros, serviceMicros);
    }

    public Sums plus(Sums other) {
        return new Sums(
                Math.addExact(count, other.count),
                Math.addExact(notQueued, other.notQueued),
                Math.addExact(waitMicros, other.waitMicros),
                Math.addExact(serviceMicros, other.serviceMicros));
    }

    /** The means, rounded half up to whole seconds; empty where there is nothing to take a mean of. */
    public Cell cell() {
        return new Cell(mean(waitMicros, count - notQueued), mean(serviceMicros, count), count);
    }

    private static OptionalLong mean(long micros, long number) {
        if (number == 0) {
            return OptionalLong.empty();
        }
        long divisor = Math.multiplyExact(number, MICROS_IN_SECOND);
        long floor = Math.floorDiv(micros, divisor);
        long rest = Math.floorMod(micros, divisor);
        return OptionalLong.of(rest >= divisor - rest ? floor + 1 : floor);
    }
}
