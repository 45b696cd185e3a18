package dev.talon.report.overview;

import dev.talon.web.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
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
    private final List<Split> splits;
    private final char[][] rows;
    private long[] waited = new long[1024];
    private long[] spent = new long[1024];
    private int count;

    Gathering(Scope scope, Stream<Breakdown> breakdowns) {
        this.filter = new Filter(scope);
        this.splits = breakdowns.map(Split::new).toList();
        this.rows = new char[splits.size()][1024];
    }

    /** @throws Problem 422 where it would be too much */
    void add(PackedDay day) {
        filter.begin(day);
        splits.forEach(split -> split.begin(day));
        for (int stage = 0; stage < day.size(); stage++) {
            if (filter.takes(stage)) {
                add(day, stage);
            }
        }
    }

    private void add(PackedDay day, int stage) {
        boolean counts = day.counts(stage);
        if (counts) {
            makeRoom();
            waited[count] = day.waited(stage);
            spent[count] = day.spent(stage);
        }
        for (int s = 0; s < rows.length; s++) {
            int row = splits.get(s).add(day, stage);
            if (counts) {
                rows[s][count] = (char) row;
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
        return splits;
    }

    private void cut(long[] times, Function<Tally, Tally.Measure> which) {
        long[] order = new long[count];
        for (int i = 0; i < count; i++) {
            order[i] = times[i] << INDEX_BITS | i;
        }
        Arrays.sort(order);
        for (int s = 0; s < rows.length; s++) {
            Tally[] tallies = splits.get(s).tallies();
            Tally.Measure[] measures = Arrays.stream(tallies).map(which).toArray(Tally.Measure[]::new);
            IntStream.range(0, tallies.length).forEach(row -> measures[row].expect(tallies[row].counted()));
            char[] row = rows[s];
            for (long each : order) {
                measures[row[(int) each & INDEX]].pass(each >> INDEX_BITS);
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
            for (int s = 0; s < rows.length; s++) {
                rows[s] = Arrays.copyOf(rows[s], more);
            }
        }
    }
}
