package dev.talon.statistics;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * Counts how often each whole second occurs among times that are known to the microsecond. For each second it keeps
 * the number of times, the shortest and the longest. This suffices for exact percentiles in whole seconds: if two
 * neighbours in the order of times round to the same second, so does everything between them; if not, one is the
 * longest of its second and the other the shortest of its own.
 */
final class SecondsHistogram {
    private static final long MICROS = 1_000_000;
    private static final int OFFSET_BITS = 20;
    private static final int COUNT_FROM = 2 * OFFSET_BITS;
    private static final long OFFSET = (1L << OFFSET_BITS) - 1;
    /** Of one second, in its entry; beyond, {@link #carried} has the rest. */
    private static final long FULL = (1L << Long.SIZE - COUNT_FROM) - 1;

    private static final int PAGE_BITS = 6;
    private static final int PAGE = 1 << PAGE_BITS;
    /** In an array by their number: a day and a half; what is longer or below zero is rare. */
    private static final int NEAR = 2048;

    /** Times are sorted into their seconds in batches: one by one, each would wait for its memory access. */
    private static final int LATER = 256;

    /** An entry a second: its count, then the shortest and the longest as microseconds from the second's beginning. */
    private long[][] near = new long[16][];

    private final TreeMap<Long, long[]> far = new TreeMap<>();
    private final Map<Long, Long> carried = new HashMap<>();

    private long[] later = new long[8];
    private int waiting;
    private long seconds;
    private long offsets;
    private long times;
    private long longest = Long.MIN_VALUE;

    /** The second that a time rounds to, and how far in it lies: for {@link #add}, where it is added more than once. */
    static long mark(long micros) {
        long shifted = micros + MICROS / 2;
        long second = Math.floorDiv(shifted, MICROS);
        return second << OFFSET_BITS | shifted - second * MICROS;
    }

    void add(long mark) {
        if (waiting == later.length) {
            if (waiting < LATER) {
                later = Arrays.copyOf(later, 2 * waiting);
            } else {
                put();
            }
        }
        later[waiting++] = mark;
    }

    private void put() {
        long whole = 0;
        long parts = 0;
        long most = longest;
        for (int at = 0; at < waiting; at++) {
            long mark = later[at];
            long second = mark >> OFFSET_BITS;
            long offset = mark & OFFSET;
            whole += second;
            parts += offset;
            most = Math.max(most, mark);
            long[] page = page(second >> PAGE_BITS);
            int in = (int) second & PAGE - 1;
            page[in] = joined(second, page[in], 1L << COUNT_FROM | offset << OFFSET_BITS | offset);
        }
        seconds += whole;
        offsets += parts;
        longest = most;
        times += waiting;
        waiting = 0;
    }

    /** Microseconds, of all times together. */
    long sum() {
        put();
        return seconds * MICROS + offsets - times * (MICROS / 2);
    }

    /** Microseconds; only where there is a time. */
    long longest() {
        put();
        return (longest >> OFFSET_BITS) * MICROS + (longest & OFFSET) - MICROS / 2;
    }

    void add(SecondsHistogram other) {
        other.put();
        seconds += other.seconds;
        offsets += other.offsets;
        times += other.times;
        longest = Math.max(longest, other.longest);
        for (int number = 0; number < other.near.length; number++) {
            if (other.near[number] != null) {
                add(number, other.near[number]);
            }
        }
        other.far.forEach(this::add);
        other.carried.forEach((second, more) -> carried.merge(second, more, Long::sum));
    }

    private void add(long number, long[] other) {
        long[] page = page(number);
        for (int at = 0; at < PAGE; at++) {
            if (other[at] != 0) {
                page[at] = joined((number << PAGE_BITS) + at, page[at], other[at]);
            }
        }
    }

    private long joined(long second, long entry, long more) {
        if (entry == 0) {
            return more;
        }
        long count = (entry >>> COUNT_FROM) + (more >>> COUNT_FROM);
        if (count > FULL) {
            carried.merge(second, count - FULL, Long::sum);
            count = FULL;
        }
        return count << COUNT_FROM
                | Math.min(entry >> OFFSET_BITS & OFFSET, more >> OFFSET_BITS & OFFSET) << OFFSET_BITS
                | Math.max(entry & OFFSET, more & OFFSET);
    }

    private long[] page(long number) {
        if (number >= 0 && number < near.length) {
            long[] page = near[(int) number];
            if (page != null) {
                return page;
            }
        }
        return fresh(number);
    }

    private long[] fresh(long number) {
        if (number < 0 || number >= NEAR) {
            return far.computeIfAbsent(number, fresh -> new long[PAGE]);
        }
        int at = (int) number;
        if (at >= near.length) {
            near = Arrays.copyOf(near, Math.min(NEAR, Math.max(at + 1, near.length * 2)));
        }
        if (near[at] == null) {
            near[at] = new long[PAGE];
        }
        return near[at];
    }

    /**
     * Percentiles as PostgreSQL's percentile_cont has them, each rounded half up to a second.
     *
     * @param shares 0–1
     * @param count  of all times that were added
     */
    OptionalLong[] cuts(double[] shares, long count) {
        var found = new OptionalLong[shares.length];
        Arrays.fill(found, OptionalLong.empty());
        if (count == 0) {
            return found;
        }
        put();
        var ranks = new PercentileRanks(shares, count);
        far.headMap(0L).forEach((number, page) -> walk(number, page, ranks));
        for (int number = 0; number < near.length; number++) {
            if (near[number] != null) {
                walk(number, near[number], ranks);
            }
        }
        far.tailMap(0L).forEach((number, page) -> walk(number, page, ranks));
        for (int i = 0; i < shares.length; i++) {
            found[i] = ranks.cut(shares[i]);
        }
        return found;
    }

    private void walk(long number, long[] page, PercentileRanks ranks) {
        if (ranks.done() || carried.isEmpty() && ranks.passes(held(page))) {
            return;
        }
        for (int at = 0; at < PAGE && !ranks.done(); at++) {
            long entry = page[at];
            if (entry != 0) {
                long second = (number << PAGE_BITS) + at;
                long count = entry >>> COUNT_FROM;
                long begins = second * MICROS - MICROS / 2;
                ranks.pass(
                        second,
                        count == FULL ? count + carried.getOrDefault(second, 0L) : count,
                        begins + (entry >> OFFSET_BITS & OFFSET),
                        begins + (entry & OFFSET));
            }
        }
    }

    /** How many times a page has where none of its entries is full. */
    private static long held(long[] page) {
        long held = 0;
        for (long entry : page) {
            held += entry >>> COUNT_FROM;
        }
        return held;
    }
}
