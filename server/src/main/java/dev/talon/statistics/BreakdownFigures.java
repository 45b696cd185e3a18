package dev.talon.statistics;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/** A breakdown with its rows in display order. */
record BreakdownFigures(Breakdown breakdown, Map<Key, Figures> rows) {
    /** @param second the hour of the heat map, the centre of a desk */
    record Key(String first, Optional<String> second) {}

    /** Short keys first, so that numbers are in their order. */
    static final Comparator<Key> READING = Comparator.<Key>comparingInt(key -> length(key.first()))
            .thenComparing(Key::first)
            .thenComparing(key -> key.second().orElse(""), Comparator.comparingInt(BreakdownFigures::length))
            .thenComparing(key -> key.second().orElse(""));

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
