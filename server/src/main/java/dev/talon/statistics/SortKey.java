package dev.talon.statistics;

import java.util.Comparator;

/**
 * Where a stage of a list is to be found.
 *
 * @param key    what the list is ordered by first, the smallest first
 * @param day    days since 1970, or the negative of it where the newest day comes first
 * @param centre its code; says nothing of the order
 */
public record SortKey(long key, long day, String centre) {
    /** Of what has no time: behind all that has. */
    static final long LAST = Long.MAX_VALUE;

    static final Comparator<SortKey> ORDER =
            Comparator.comparingLong(SortKey::key).thenComparingLong(SortKey::day);

    boolean sameAs(SortKey other) {
        return key == other.key && day == other.day;
    }
}
