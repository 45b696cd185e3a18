package dev.talon.statistics;

import java.util.Comparator;

/**
 * The position of a stage in a list.
 *
 * @param key the primary sort value, the smallest first
 * @param day days since 1970, or their negative if the newest day comes first
 * @param centre its code; not part of the order
 */
public record SortKey(long key, long day, String centre) {
    /** Of a stage without such a time: after all that have one. */
    static final long LAST = Long.MAX_VALUE;

    static final Comparator<SortKey> ORDER =
            Comparator.comparingLong(SortKey::key).thenComparingLong(SortKey::day);

    boolean sameAs(SortKey other) {
        return key == other.key && day == other.day;
    }
}
