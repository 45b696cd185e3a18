package dev.talon.report.overview;

import dev.talon.web.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Counts days of packed stages by several breakdowns at once. Of a stage that counts it keeps its two times and its rows,
 * some 40 bytes; percentiles come at the end, from one sort of each time for all rows together.
 */
final class Gathering {
    /** So that one report never takes more than about 120 MB: 16 months of 28 centres. */
    static final int MOST = 2_000_000;

    private static final int INDEX_BITS = 21;
    private static final int INDEX = (1 << INDEX_BITS) - 1;

    private final Filter filter;
    private final Split[] splits;
    /** Stage after stage, its row in each split: read in the order of the times, they are found together. */
    private char[] rows;

    private long[] waited = new long[1024];
    private long[] spent = new long[1024];
    private int count;

    Gathering(Scope scope, Stream<Breakdown> breakdowns) {
        this.filter = new Filter(scope);
        this.splits = breakdowns.map(Split::new).toArray(Split[]::new);
        this.rows = new char[waited.length * splits.length];
    }

    /** @throws Problem 422 where it would be too much */
    void add(PackedDay day) {
        filter.begin(day);
        for (Split split : splits) {
            split.begin(day);
        }
        for (int stage = 0; stage < day.size(); stage++) {
            day.at(stage);
            if (filter.takes()) {
                take(day);
            }
        }
    }

    private void take(PackedDay day) {
        boolean counts = day.counts();
        if (counts) {
            makeRoom();
            waited[count] = day.waited();
            spent[count] = day.spent();
        }
        for (int s = 0; s < splits.length; s++) {
            int row = splits[s].add(day);
            if (counts) {
                rows[count * splits.length + s] = (char) row;
            }
        }
        if (counts) {
            count++;
        }
    }

    /** Takes a core for as long as the sorting lasts: not for an event loop. */
    List<Split> finish() {
        List<Runnable> measures =
                List.of(() -> cut(waited, tally -> tally.waiting), () -> cut(spent, tally -> tally.service));
        measures.stream().parallel().forEach(Runnable::run);
        return List.of(splits);
    }

    private void cut(long[] times, Function<Tally, Tally.Measure> which) {
        long[] order = new long[count];
        for (int i = 0; i < count; i++) {
            order[i] = times[i] << INDEX_BITS | i;
        }
        Arrays.sort(order);
        int[] base = new int[splits.length];
        List<Tally.Measure> measures = new ArrayList<>();
        for (int s = 0; s < splits.length; s++) {
            base[s] = measures.size();
            for (Tally tally : splits[s].tallies()) {
                measures.add(which.apply(tally).expecting(tally.counted()));
            }
        }
        // How many values of a row are still to be passed over until one is wanted: all that most values ever touch.
        int[] before = measures.stream().mapToInt(Tally.Measure::first).toArray();
        for (long each : order) {
            int row = ((int) each & INDEX) * base.length;
            for (int s = 0; s < base.length; s++) {
                int measure = base[s] + rows[row + s];
                if (before[measure]-- == 0) {
                    before[measure] = measures.get(measure).found(each >> INDEX_BITS);
                }
            }
        }
    }

    private void makeRoom() {
        if (count == MOST) {
            throw Problem.unprocessable(
                            "too-much-at-once",
                            "These are more than two million stages. Choose a shorter period or fewer centres.")
                    .ru("Это больше двух миллионов этапов. Выберите период короче или меньше центров.");
        }
        if (count == waited.length) {
            int more = count * 2;
            waited = Arrays.copyOf(waited, more);
            spent = Arrays.copyOf(spent, more);
            rows = Arrays.copyOf(rows, more * splits.length);
        }
    }
}
