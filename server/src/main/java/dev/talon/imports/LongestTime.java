package dev.talon.imports;

import java.time.Duration;

/**
 * The longest wait, service or other duration that an import accepts. A longer one was mistyped, or nobody ended it.
 *
 * @param time from the settings
 */
public record LongestTime(Duration time) {
    public static final LongestTime DEFAULT = new LongestTime(Duration.ofHours(24));

    public boolean isLessThan(Duration other) {
        return other.compareTo(time) > 0;
    }

    /** {@code 24:00:00}. */
    @Override
    public String toString() {
        return "%d:%02d:%02d".formatted(time.toHours(), time.toMinutesPart(), time.toSecondsPart());
    }
}
